"""What English words tell of the capital words and phrases they stand in or beside."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(text.split())


GRAMMAR = word_set("""
a an the this that these those such same another other others each every either neither both all
any some few several many much more most less least enough none no one ones own i me my mine
myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it
its itself they them their theirs themselves who whom whose which what whoever whatever whichever
someone somebody something anyone anybody anything everyone everybody everything nobody nothing
there here about above across after against along alongside amid amidst among amongst around as at
atop before behind below beneath beside besides between beyond but by concerning despite down
during except excluding following for from in including inside into like minus near of off on onto
opposite out outside over past pending per plus regarding round since than through throughout till
to toward towards under underneath unlike until up upon versus via vs with within without and or
nor so yet because although though while whilst whereas if unless whether when whenever where
wherever why how once lest provided not never ever also too very just only even still already
again almost always often sometimes usually rarely seldom perhaps maybe however therefore thus
hence moreover furthermore meanwhile nevertheless nonetheless otherwise instead indeed otherwise
then now soon later earlier ago today tomorrow yesterday tonight recently finally eventually
initially originally formerly previously currently subsequently ultimately together apart aside
away back forth forward else rather quite somewhat well further yes ok okay oh please thanks be am
is are was were been being have has had having do does did done doing will would shall should can
could may might must ought need dare cannot isn't aren't wasn't weren't hasn't haven't hadn't
doesn't don't didn't won't wouldn't can't couldn't shouldn't mustn't i'm i've i'll i'd it's he's
she's that's there's they're they've we're we've you're you've let's who's what's etc eg ie et al
cf ibid vol pp
""")
"""Words that only hold others together: none of them names anything."""

COMMON = word_set("""
first second third fourth fifth last next previous new old early late long short high low great
small large big little good better best bad worse worst right left different similar important
main major minor full whole entire certain various numerous particular general common special
specific possible likely unlikely able available clear sure true real former current present
recent final single double half two three four five six seven eight nine ten eleven twelve twenty
thirty forty fifty hundred hundreds thousand thousands million millions billion billions dozen
dozens many-year say says said saying tell tells told telling ask asks asked asking call calls
called calling make makes made making take takes took taken taking give gives gave given giving
get gets got getting gotten go goes went gone going come comes came coming see sees saw seen
seeing know knows knew known knowing think thinks thought thinking find finds found finding want
wants wanted wanting use uses used using work works worked working seem seems seemed seeming feel
feels felt feeling try tries tried trying leave leaves left leaving put puts putting mean means
meant meaning keep keeps kept keeping let lets letting begin begins began begun beginning help
helps helped helping show shows showed shown showing hear hears heard hearing play plays played
playing run runs ran running move moves moved moving live lives lived living believe believes
believed believing bring brings brought bringing happen happens happened happening write writes
wrote written writing sit sits sat sitting stand stands stood standing lose loses lost losing pay
pays paid paying meet meets met meeting include includes included continue continues continued
continuing set sets setting learn learns learned learning change changes changed changing lead
leads led leading understand understands understood watch watches watched follow follows followed
stop stops stopped create creates created creating speak speaks spoke spoken speaking read reads
reading spend spends spent grow grows grew grown growing open opens opened opening walk walks
walked win wins won winning teach teaches taught offer offers offered offering remember remembers
consider considers considered considering appear appears appeared appearing buy buys bought serve
serves served serving die dies died dying send sends sent sending build builds built building stay
stays stayed fall falls fell fallen falling cut cuts reach reaches reached reaching kill kills
killed remain remains remained remaining suggest suggests suggested raise raises raised pass
passes passed sell sells sold require requires required requiring report reports reported
reporting decide decides decided pull pulls pulled return returned explain explains explained hope
hopes hoped develop develops developed developing carry carries carried carrying break breaks
broke broken receive receives received agree agrees agreed agreeing support supports supported hit
hits produce produces produced producing eat eats ate cover covers covered covering catch caught
draw draws drew drawn choose chose chosen turn turned turning look looks looked looking become
becomes became becoming provide provides provided providing involve involves involved hold holds
held holding add adds added adding cause causes caused causing allow allows allowed allowing
expect expects expected occur occurs occurred based born named according due compared held given
based rise rises rose risen issue issues issued issuing seek seeks sought seeking described
describes describe noted argues argued argue claims claimed claim thing things way ways lot lots
kind kinds sort sorts part parts time times year years month months week weeks day days hour hours
minute minutes moment case cases fact facts point points place places end side sides number
numbers example examples instance reason reasons result results people person man men woman women
child children chapter section figure table appendix note notes far jr sr esq phd page copy dear
sir madam abstract introduction conclusion summary contents references sources source see photo
image video caption editor's
""")
"""Words too common to make a name or a phrase by themselves, for all that they name things."""

CALENDAR = word_set("""
january february march april may june july august september october november december feb apr jun
jul aug sep sept oct nov monday tuesday wednesday thursday friday saturday sunday tue tues thu
thur thurs fri spring summer autumn fall winter christmas easter
""")

TITLES = word_set("""
mr mrs ms miss mx dr doctor prof professor sir lord lady dame madam madame monsieur saint rev
reverend father sister brother bishop archbishop cardinal pope rabbi imam ayatollah sheikh king
queen prince princess duke duchess earl count countess baron baroness emperor empress tsar czar
shah sultan emir president vice-president chancellor premier minister secretary under-secretary
undersecretary ambassador senator sen congressman congresswoman representative rep governor gov
mayor councillor judge justice attorney general gen colonel col major maj captain capt dowager
viceroy brig brigadier pres amb lieutenant lt sergeant sgt corporal private admiral adm commander
commodore marshal officer inspector detective chairman chairwoman chairperson chair chief director
coach comrade leader spokesman spokeswoman mp deputy prime foreign defence defense finance
interior assistant acting former then-president ex-president secretary-general speaker treasurer
commissioner envoy
""")
"""Words that stand before a person's name and are no part of it."""

RANKS = word_set("""
prime foreign defence defense finance interior vice deputy assistant acting former chief attorney
""")
"""Titles that name nobody unless another title follows or stands before."""

DEMONYMS = word_set("""
afghan african american arab argentine argentinian asian australian austrian belgian bolivian
bosnian brazilian british bulgarian burmese canadian chilean chinese colombian croatian cuban
cypriot czech danish dutch egyptian english estonian ethiopian european finnish french german
georgian greek haitian hungarian icelandic indian indonesian iranian iraqi irish israeli italian
jamaican japanese jewish jordanian kazakh kenyan korean kurdish kuwaiti latvian lebanese libyan
lithuanian malaysian mexican mongolian moroccan nepalese nigerian norwegian pakistani palestinian
persian peruvian philippine filipino polish portuguese romanian russian saudi scottish serbian
singaporean slovak slovenian somali soviet spanish sudanese swedish swiss syrian taiwanese thai
tibetan tunisian turkish ukrainian venezuelan vietnamese welsh yemeni yugoslav muslim christian
catholic protestant buddhist hindu islamic western eastern northern southern north south east west
sino latin roman communist americans russians germans italians mexicans canadians indians africans
asians europeans arabs jews muslims christians catholics israelis iraqis iranians palestinians
syrians egyptians ukrainians poles turks kurds greeks swedes danes finns czechs serbs croats
koreans cubans brazilians australians hindus buddhists protestants communists republicans
democrats republican democratic democrat englishman englishmen frenchman frenchmen
english-language indo anglo franco euro afro westerners soviets
""")
"""Words of origin and belief: capitals that name nothing by themselves."""

NATIONAL = word_set("""
administration government army navy military senate congress parliament constitution embassy
cabinet people of the authorities forces armed police state
""")
"""What every country has, so that its name with these needs no explaining."""

COUNTRIES = word_set("""
afghanistan africa albania algeria america argentina armenia asia australia austria azerbaijan
bahrain bangladesh belarus belgium bolivia bosnia brazil britain bulgaria burma cambodia canada
chile china colombia croatia cuba cyprus denmark egypt england estonia ethiopia europe finland
france georgia germany ghana greece haiti hungary iceland india indonesia iran iraq ireland israel
italy jamaica japan jordan kazakhstan kenya korea kuwait laos latvia lebanon libya lithuania
luxembourg malaysia mexico mongolia morocco myanmar nepal netherlands nigeria norway pakistan
panama peru philippines poland portugal qatar romania russia scotland serbia singapore slovakia
slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand tunisia turkey
uganda uk ukraine u.k u.s u.s.a uruguay us usa venezuela vietnam wales yemen yugoslavia zimbabwe
london paris berlin rome madrid washington tokyo beijing
""") | {
    "united states",
    "united kingdom",
    "soviet union",
    "great britain",
    "new zealand",
    "north korea",
    "south korea",
    "south africa",
    "saudi arabia",
    "united states of america",
    "new york",
    "los angeles",
    "hong kong",
    "middle east",
}
"""Places that hardly any reader has to have explained."""

NOT_GENERALS = word_set("""
motors electric mills dynamics foods staff strike relativity theory atomics hospital
""")
"""What follows "General" in names of no person."""

SHORT_FORMS = word_set("""
am pm bc ad ce bce tv dvd cd isbn issn ok usd eur gbp fax tel id pdf url www http ps nb faq diy
rip vs ii iii iv vi vii viii ix xi xii
""")
"""Acronyms that everybody knows, or that only number things."""

NOBLES = word_set("""
king queen prince princess duke duchess earl count countess baron emperor empress lord lady pope
sultan emir shah tsar czar archbishop bishop general coach father mother captain
""")
"""Titles that make a name with "of": Duke of Wellington."""

AND_HEADS = word_set("""
ministry department bureau committee institute center centre office school college society council
commission faculty conference organization organisation association board act agency court
subcommittee agreement convention treaty
""")
"""What may have an "and" in its name."""

EPITHETS = word_set("""
great terrible conqueror bold magnificent elder younger wise good bad fat lionheart confessor bald
apostate evangelist baptist hun impaler fair pious simple stout short tall
""")

OWNERS = word_set("""
gentlemen people women men children king queen nation world workers farmers writers teachers
student students lady bishop ladies state mother father veterans
""")
"""Common words whose possessive stands inside names: People's Republic."""

MODIFIERS = word_set("""
wing era led based backed held style like born wide long old own owned run controlled sponsored
made free first level type range speaking dominated related friendly occupied educated trained
installed built mediated brokered bound centric funded inspired year day month hour century
""")
"""What follows a hyphen where a name only describes: Soviet-era."""

PREFIXES = word_set("""
anti pro pre post ex non neo mid trans pan inter semi sub super ultra self co right left re un
north south east west twenty thirty forty fifty sixty seventy eighty ninety
""")

PARTICLES = word_set("""
de da do dos das del della delle di du des d la le les van von vom der den ter ten zu bin ibn bint
abu al el ul ben bar af av
""")
"""What stands small inside names of persons and places."""
