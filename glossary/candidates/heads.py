"""What the words inside a name tell of the thing: a Ministry, a Sea, a Treaty, a first name."""

from __future__ import annotations

from glossary.candidates.words import word_set

INSTITUTIONS = word_set("""
academy administration agency air alliance army assembly associates association authority bank
board brigade broadcasting brothers bureau cabinet centre center church circle club coalition
college command commission committee community companies company confederation congress
consortium consulate convention co-operative corp corps corporation council court department
directorate division embassy endowment enterprise enterprises faculty federation firm fleet force
forces forum foundation front fund gallery gazette government group guard guild herald hospital
house inc industries initiative inspectorate institute institution international journal
laboratory laboratories league legion library limited ltd media ministry monitor mission movement
museum navy network news newspaper office orchestra panel organisation railroad railway airline
airlines airways diocese corp plc organization parliament party partners partnership police post
press program programme project radio regiment register reserve review school secretariat senate
service services society staff studios supreme syndicate team telegraph theatre theater times
tribunal tribune trust union university
""")

PLACES = word_set("""
airport archipelago avenue barracks base basin bay beach boulevard bridge building canal canyon
cape castle cathedral cave channel city coast colony county creek desert district dam emirate
empire estuary forest fort garden gardens glacier gulf hall harbor harbour heights highway hill
hills hotel island islands isle isles kingdom lake lakes mountain mountains mount ocean palace
park pass peninsula plain plains plateau port prefecture province range reef region republic
reservoir ridge river road rock sea shrine square stadium state states station strait straits
street temple territories territory tower town township valley village volcano wall woods
""")

EVENTS = word_set("""
affair award awards battle campaign championship championships conference conspiracy coup crash
crisis crusade crusades cup day debate derby disaster earthquake election elections exhibition
expedition expo fair famine festival final finals games genocide holocaust hurricane incident
insurrection invasion massacre match offensive olympics operation plague prix protests rebellion
reformation renaissance restoration revolt revolution riot riots siege strike summit tournament
tragedy trial trials tsunami uprising war wars
""")

DOCUMENTS = word_set("""
accord accords act acts agreement agreements amendment article articles bible bill bulletin
charter code communique communiqué compact constitution contract convention covenant declaration
decree directive encyclopedia gospel law laws letter magazine manifesto memorandum memoirs pact
papers petition proclamation proposal protocol report resolution resolutions rule rules scroll
speech statute survey testament testimony text treaty treaties
""")

POLICIES = word_set("""
diplomacy doctrine plan policy policies strategy campaign deal initiative sanctions reform reforms
principle principles programme program
""")

CONCEPTS = word_set("""
theorem theory law effect principle syndrome disease disorder algorithm equation conjecture
hypothesis paradox method model protocol system function language languages
""")

ALL = INSTITUTIONS | PLACES | EVENTS | DOCUMENTS | POLICIES | CONCEPTS

OF_HEADS = (
    INSTITUTIONS
    | PLACES
    | EVENTS
    | DOCUMENTS
    | POLICIES
    | CONCEPTS
    | word_set("""
arc archbishop art arts bishop book books chamber cradle duchy duke earl era fall father feast
field flag god head history hunchback isle joan king knight knights lady leader line lord lords
lawrence man master merchant minister mother order origin origins pillar pillars president prince
princess queen rape realm right rights rise rule sack saint see sisters son song sons spirit sword
taste theory time tragedy tree university valley voice voyage way wealth william world year
faculty dean
""")
)
"""What a name may begin with before "of": a Ministry, a Sea, a Treaty, a Declaration."""

NUMBERED = word_set("""
apollo article boeing amendment resolution sputnik soyuz gemini airbus area channel division
fighter highway route windows mach title protocol document directive
""")
"""What a number after it makes a name of."""

GIVEN_NAMES = word_set("""
aaron abdul abraham adam adrian ahmed alan albert alberto alejandro alex alexander alexandra
alexei alfred ali alice alison allan allen amanda amir amy ana anastasia andre andrea anatoly andy
andreas andrei andrew andrey angela angelina ann anna anne anthony antonio arnold arthur ashley
barack barbara barry beatrice ben benjamin bernard bert betty bill bob boris brad brandon brent
brian bruce bryan carl carla carlos carol caroline carolyn catherine cecilia charles charlie
charlotte chris christian christina christine christopher clara claude colin condoleezza craig
cynthia dan daniel david deborah denis dennis diana diane dick dmitri dmitry dominic donald donna
doris dorothy doug douglas duncan dwight earl eddie edgar edith edmund eduardo edward edwin eileen
elena eli elizabeth ellen emily emma emmanuel eric erik ernest ethan eugene eva evan fatima felix
fernando fiona florence frances francesco francis francisco franklin fred frederick gary gavin
geoffrey george gerald gerard gilbert giovanni giuseppe glenn gloria gordon grace graham greg
gregory guy hans harold harriet harry hassan heather hector heidi helen henri henry herbert herman
hillary howard hubert hugh hugo hussein ian ibrahim igor irene isaac isabel ivan jack jackson
jacob jacques james jamie jan jane janet jared jason jean jeff jeffrey jennifer jeremy jerry jesse
jessica jim jimmy joan joe joel john johnny jon jonathan jorge jose joseph joshua juan juanita
judith judy julia julian julie julius karen karl kate katherine kathleen katie keith kelly ken
kenneth kevin kim klaus kurt kyle larry laura lauren laurence lawrence lee leo leon leonard leslie
lewis liam linda lisa lloyd louis louise lucas lucy luis luke lynn madeleine malcolm marcel marco
marcus margaret maria mariana marie marilyn mario marion mark marsha martha martin marvin mary
matthew maurice max maxim melissa michael michel michelle miguel mike mikhail mohamed mohammad
mohammed monica muammar muhammad mustafa nancy natalia natalie nathan neil nelson nicholas nick
nicolas nicole nigel nikita nikolai noah noam norman olga oliver oscar osama otto pablo pamela
patricia patrick paul paula pavel pedro peggy peter phil philip philippe phillip pierre rachel
ralph ramon randy raul ray raymond rebecca ricardo richard rick rita robert roberto robin rodney
roger roland roman ron ronald rosa rose ross roy rudolf rudolph russell ruth ryan saddam sally sam
samantha samuel sandra sara sarah scott sean sebastian sergei sergey seth shannon sharon shaun
sheila shinzo shirley simon sofia sonia sophie stacy stalin stanley stefan stella stephanie
stephen steve steven stewart stuart sue susan suzanne svetlana sylvia tania tanya ted teresa terry
theodore theresa thomas tim timothy todd tom tommy tony tracy ulrich ulysses ursula valentin
valerie vanessa vera veronica victor victoria viktor vincent virginia vladimir wallace walter
warren wayne wendy werner wilhelm will william willy winston wolfgang woodrow xavier yasser yuri
yvonne zachary zbigniew
""")
"""First names that tell a person, in many countries."""
