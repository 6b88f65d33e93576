"""Irregular forms of common English words, each with its bases."""

from __future__ import annotations

# A base and its forms that no ending explains.
_VERBS = """
arise arose arisen | awake awoke awoken | be am is are was were been | bear bore borne born |
beat beaten | become became | begin began begun | bend bent | bind bound |
bite bit bitten | bleed bled | blow blew blown | break broke broken | breed bred |
bring brought | build built | burn burnt | buy bought | catch caught | choose chose chosen |
cling clung | come came | creep crept | deal dealt | dig dug | do did done does |
draw drew drawn | dream dreamt | drink drank drunk | drive drove driven | dwell dwelt |
eat ate eaten | fall fell fallen | feed fed | feel felt | fight fought | find found | flee fled |
fling flung | fly flew flown | forbid forbade forbidden | foresee foresaw foreseen |
forget forgot forgotten | forgive forgave forgiven | forgo forwent forgone |
freeze froze frozen | get got gotten | give gave given | go went gone goes | grind ground |
grow grew grown | hang hung | have had has | hear heard | hide hid hidden | hold held |
keep kept | kneel knelt | know knew known | lay laid | lead led | lean leant | leap leapt |
learn learnt | leave left | lend lent | lie lay lain | light lit | lose lost | make made |
mean meant | meet met | mislead misled | mistake mistook mistaken | overcome overcame |
override overrode overridden | overthrow overthrew overthrown | partake partook partaken |
pay paid | plead pled | prove proven | rebuild rebuilt | ride rode ridden | ring rang rung |
rise rose risen | run ran | say said | see saw seen | seek sought | sell sold | send sent |
shake shook shaken | shine shone | shoot shot | show shown | shrink shrank shrunk |
sing sang sung | sink sank sunk | sit sat | sleep slept | slide slid | smell smelt |
speak spoke spoken | speed sped | spell spelt | spend spent | spill spilt | spin spun |
spring sprang sprung | stand stood | steal stole stolen | stick stuck | sting stung |
stink stank stunk | strike struck stricken | strive strove striven | swear swore sworn |
sweep swept | swell swollen | swim swam swum | swing swung | take took taken | teach taught |
tear tore torn | tell told | think thought | throw threw thrown | tread trod trodden |
undergo underwent undergone | understand understood | undertake undertook undertaken |
undo undid undone | uphold upheld | wake woke woken | wear wore worn | weave wove woven |
weep wept | win won | wind wound | withdraw withdrew withdrawn | withhold withheld |
withstand withstood | wring wrung | write wrote written
"""
_NOUNS = """
addendum addenda | alga algae | alumnus alumni | analysis analyses | antenna antennae |
appendix appendices | axis axes | bacterium bacteria | basis bases | beau beaux | cactus cacti |
child children | corpus corpora | crisis crises | criterion criteria | curriculum curricula |
datum data | diagnosis diagnoses | die dice | erratum errata | foot feet | formula formulae |
fungus fungi | genus genera | goose geese | hypothesis hypotheses | index indices |
larva larvae | louse lice | man men | matrix matrices | medium media | memorandum memoranda |
mouse mice | nebula nebulae | nucleus nuclei | oasis oases | opus opera | ox oxen |
parenthesis parentheses | person people | phenomenon phenomena | radius radii |
referendum referenda | schema schemata | stimulus stimuli | stratum strata | syllabus syllabi |
synopsis synopses | synthesis syntheses | thesis theses | tooth teeth | vertebra vertebrae |
vertex vertices | woman women
"""
_ADJECTIVES = """
bad worse worst | far farther farthest further furthest | good better best | ill worse worst |
little less least | many more most | much more most | well better best
"""


def _bases() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for table in (_VERBS, _NOUNS, _ADJECTIVES):
        for line in table.split("|"):
            base, *forms = line.split()
            for form in forms:
                found[form] = (*found.get(form, ()), base)
    return found


BASES = _bases()
"""The bases of an irregular form."""
