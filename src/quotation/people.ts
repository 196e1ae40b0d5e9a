export type Gender = 'female' | 'male';

/** Titles, ranks and occupations that occur before names. */
const TITLES = words(`president minister premier secretary general senator sen rep representative gov governor
chancellor king queen prince princess pope judge justice mayor mayoress spokesman spokeswoman spokesperson director
chairman chairwoman chair chief officer ceo cfo coo cto ambassador prof professor captain capt lt col colonel major gen
sgt sergeant cpl corporal pte private lieutenant detective det inspector insp supt superintendent commissioner
constable pc congressman congresswoman mr mrs ms miss dr sir dame lord lady rev reverend fr strategist analyst
economist reporter journalist author leader deputy adviser advisor aide candidate nominee lawyer attorney coach member
founder manager editor host columnist correspondent activist pollster delegate speaker whip chairperson commander
admiral cardinal bishop archbishop sheriff councilman councilwoman councillor councilor coun cllr treasurer consultant
actor actress singer envoy diplomat mp mep msp engineer goalkeeper keeper striker midfielder defender winger forward
quarterback pitcher catcher linebacker skipper captain historian comedian comic comedienne critic surgeon physician
nurse doctor midwife dentist vet veterinarian scientist biologist chemist physicist astronomer geologist ecologist
geographer botanist zoologist virologist epidemiologist psychologist psychiatrist sociologist anthropologist
archaeologist palaeontologist paleontologist oceanographer meteorologist climatologist seismologist statistician
mathematician philosopher theologian linguist researcher lecturer scholar academic teacher headteacher headmaster
headmistress principal dean provost rector librarian curator archivist architect designer developer programmer
technician mechanic electrician plumber carpenter builder farmer fisherman fisher sailor pilot astronaut cosmonaut
driver conductor composer musician guitarist drummer pianist violinist bassist rapper songwriter vocalist dancer
choreographer ballerina painter sculptor artist illustrator cartoonist photographer cameraman filmmaker producer
screenwriter playwright novelist poet writer biographer publisher broadcaster presenter newsreader anchor anchorman
anchorwoman commentator pundit blogger vlogger influencer youtuber podcaster entrepreneur businessman businesswoman
tycoon magnate billionaire millionaire philanthropist investor banker broker trader accountant auditor economist
lobbyist campaigner organiser organizer unionist legislator lawmaker politician statesman backbencher barrister
solicitor prosecutor magistrate coroner notary sheriff marshal firefighter fireman policeman policewoman paramedic
soldier veteran guardsman marine trooper warden ranger guard jailer priest vicar pastor preacher minister rabbi imam
monk nun sister father mother brother abbot chaplain deacon canon patriarch ayatollah sheikh emir sultan emperor
empress duke duchess earl baron baroness count countess viscount marquess tsar chef cook baker butcher grocer waiter
waitress barista bartender barman shopkeeper florist hairdresser barber tailor jeweller jeweler model athlete runner
sprinter swimmer cyclist boxer wrestler golfer jockey skier skater gymnast footballer cricketer batsman bowler
champion trainer referee umpire scout student pupil graduate intern apprentice resident neighbour neighbor tenant
landlord landlady survivor witness victim patient defendant plaintiff suspect widow widower heiress heir republican
democrat conservative liberal libertarian congressperson assemblyman assemblywoman assemblymember alderman alderwoman
supervisor administrator coordinator executive boss owner proprietor partner associate head cochair counsel counsellor
counselor therapist psychotherapist pharmacist optician specialist expert inventor explorer mountaineer climber
whistleblower dissident fugitive guerrilla strongman dictator`);
/** "Mr." and similar forms of address, which require a name. */
const ADDRESSES = words(
  `mr mrs ms miss dr sir prof sen rep gov rev gen lt col sgt capt cpl det insp supt cllr coun`,
);

const FEMALE =
  words(`mrs ms miss queen princess dame lady spokeswoman chairwoman congresswoman councilwoman actress
mother wife sister daughter aunt grandmother granddaughter niece widow woman girl girlfriend businesswoman waitress
heiress headmistress landlady nun duchess countess baroness empress mayoress policewoman assemblywoman alderwoman
comedienne ballerina anchorwoman stepmother mum mom bride`);
const MALE =
  words(`mr king prince pope sir lord spokesman chairman congressman councilman cardinal bishop archbishop actor
father husband brother son uncle grandfather grandson nephew widower man boy boyfriend businessman waiter monk
headmaster landlord duke earl baron count emperor policeman assemblyman alderman fireman fisherman cameraman
anchorman statesman batsman barman stepfather dad groom imam sultan emir`);

const WOMEN = words(`mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah debbie stephanie rebecca laura
sharon cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine
catherine rachel carolyn janet maria heather diane julie joyce victoria kelly christina joan evelyn lauren judith
olivia martha cheryl megan andrea ann alice jean hillary hilary kellyanne ivanka melania chelsea huma carly jill tammy
kamala ursula theresa nicola jacinda ruth elena sonia marie sophie claire julia charlotte isabelle fatima aisha
katrina kayleigh jen nikki loretta maggie megyn gloria teresa wendy kate katie sally ellen annie rosa irina olga
jane anne anita agnes abigail ada adele agatha alexandra alison allison amelia amina anastasia angelina anja annette
annika antonia april astrid audrey ava beatrice becky bella bernadette beth bethany bianca birgit bonnie bridget
britta camilla carla carmen caroline cassandra cecilia celia charlene chiara chloe clara claudia colleen constance cora
courtney crystal daisy daniela daphne dawn denise diana dolores dora doris dorothy edith eileen elaine eleanor elise
eliza ella elsa elsie erica erin esther ethel eva eve faith fiona flora florence frances francesca freya frida
gabriela gabrielle gail georgia georgina geraldine gillian gina ginger giulia grace greta gwen hannah harriet hazel
heidi helena helga henrietta hilda holly ida imogen ines ingrid irene iris isabel isabella isla ivy jackie jacqueline
jada jasmine jeanne jenna jenny jo joanna joanne jodie johanna josephine joy juanita judy june karin karla kathryn
kathy katja katy kayla kerry kim kirsten kirsty kristen kristin kristina lara leah lena leila leticia lillian lily
linda lois lola lorraine louisa louise lucia lucy luisa lydia lynn mabel madeleine madison magdalena maja malala mandy
marcia margot marianne marilyn marina marion marjorie marlene marta matilda maud maureen maya melanie mercedes mia
michaela mildred millie mina miranda miriam molly monica monika muriel myra nadia naomi natalia natalie natasha nell
nina nora norma octavia olive paula pauline peggy penelope petra philippa phoebe phyllis pippa polly priscilla
priya rhoda rita roberta robyn ros rosalind rose rosemary rosie roxanne ruby sabrina sadie sara sasha selma
serena shannon sheila shelly sian sigrid silvia simone sofia sophia stacey stella susanna susanne suzanne svetlana
sylvia tamara tanya tara tatiana tess thelma tina tracy trisha ulrike una valerie vanessa vera veronica viola violet
virginia vivian wanda winifred yasmin yolanda yvette yvonne zara zoe`);
const MEN = words(`james robert john michael david william richard joseph thomas christopher charles daniel
matthew anthony mark donald steven andrew paul joshua kenneth kevin brian george timothy ronald jason edward jeffrey
ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick
frank raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle noah ethan jeremy
walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy
bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mike tim jim bob bill barack bernie ted
marco ben jeb rand chris mitt newt rudy mitch steve paul tom tony rick rob ron dan dave don ed fred greg jeff ken
matt nick phil ray sam stan will vladimir sergey sergei jens narendra emmanuel boris xi antony martin hugh ian
josh jake corey reince harry dick bobby lindsey carlos luis mohammed muhammad ahmed ali hassan ivan dmitry igor
abdul abdullah abraham adrian ahmad al alastair alberto alejandro alex alfred alistair allan allen alvin amir anders
andre andreas andy angus antonio antoine archie arnold art arturo axel barry bart basil bashar bernard bert bjorn brad
bradley brendan brent brett bryce byron calvin cameron cecil chad chester chuck clark claude clay clifford clint clive
colin connor conor craig curtis cyril damian damon darren daryl dean deon derek desmond diego dieter dirk dmitri
dominic doug duncan dwight earl eddie edgar edmund eduardo edwin elliot elliott elmer elon emil enrique erik ernest
ernesto eugene evan felix ferdinand fernando fidel francis francisco francois franz frederick fritz gavin gene geoff
geoffrey gilbert giles giovanni glen glenn gordon graeme graham grant gunter gus gustav guy hamid hans hector heinz
henrik herbert herman horace howard hubert hugo humphrey ibrahim ignacio isaac ismail jamal jan jared jarvis javier jay
jean-claude jerome jimmy joachim joao joel johan johannes johnny jon jorge josef julian julio jurgen karl keir kelvin
kent khalid kirk klaus konrad kurt lars lee leo leon leonard leroy leslie lester lewis liam lionel lloyd lorenzo louis
lucas luca ludwig luke magnus malcolm manuel marcel marcus mario marshall marvin matteo matthias maurice max melvin
miguel mikhail miles milton mohamed mohammad morgan moses mustafa neil nelson neville nigel nikolai norman oleg oliver
olaf omar oscar osama otto owen pablo pedro percy perry philip phillip pierre rafael ralph ramon rashid reginald rene
reza ricardo rodney rodrigo roland rolf roman rory ross roy rupert russell salman sanjay santiago saul sebastian
seth shaun sidney simon spencer stefan stewart stuart sven tariq theodore theo toby todd trevor tristan uwe victor
viktor vijay vince vladislav wade wallace warren wilhelm winston wolfgang yusuf yuri zac`);

const BODIES =
  words(`party union office department agency ministry committee council company corporation group
university college school institute church association society court house senate congress parliament commission
authority bank fund times post journal news tribune herald press street avenue city county state states kingdom
republic island islands north south east west new san los saint united america europe africa asia act treaty
agreement center centre museum hall team club league international national federation foundation service services
administration government campaign convention tower hotel hospital airport week day`);

/** Singular nouns for persons and groups that their endings do not identify. */
const SPEAKING =
  words(`aide ally apologist aunt bachelor boy bride brother buff celebrity chief child clerk client colleague
cop couple cousin crew crowd cynic dad daughter devotee disciple doc elder enemy evacuee expat expert family fan fanatic
father fellow female foe folk friend gang gentleman girl grandfather grandmother grandson grown-up guest guide guru guy
hawk hero heir heroine hostage human husband individual insider invalid judge kid lad lady loyalist male man mate mom
mother mum nephew newlywed niece official onlooker optimist orphan outlaw outsider pair parent partisan passer-by
peer pensioner people person pessimist pioneer populace posse professional pro prodigy psychic public punter rebel
refugee relative rival savant self-starter sibling skeptic sceptic son source spouse staff staffer star stranger
spectator teen teenager tourist troop twin uncle vandal villain visitor volunteer wife witness woman worshipper youth
youngster zealot nominee delegation jury police army navy force militia junta opposition coalition majority minority alliance
community commune congregation department ministry government cabinet parliament congress senate house chamber court tribunal
council board panel commission committee agency authority office bureau administration regime embassy consulate
mission campaign camp party faction caucus movement lobby union guild federation confederation league association society
institute institution organisation organization charity foundation fund trust company corporation firm business
enterprise startup start-up start up group conglomerate consortium retailer chain brand bank insurer airline railway
carrier operator utility supplier manufacturer carmaker automaker brewery brewer studio label publisher network channel
station broadcaster newspaper paper magazine tabloid broadsheet weekly daily outlet website site newsroom blog
university college school academy faculty hospital clinic surgery museum gallery theatre theater library church mosque
synagogue parish diocese monastery temple city town village borough county district province state nation country
kingdom republic municipality island squad team side club franchise band choir orchestra ensemble duo trio quartet
household neighbourhood neighborhood secretariat directorate inspectorate watchdog regulator think-tank tank nonprofit
non-profit body service unit task-force taskforce brigade battalion regiment division fleet garrison patrol
prosecution defence defense management leadership workforce taxman presidency vatican kremlin pentagon palace exchange
developer cartel syndicate mafia operation registry treasury intelligence bloc pact alliance kidnapper mob
audience electorate workforce membership clergy royalty press media coastguard guard personnel speaker`);
/** Words with a person's ending that are not persons. */
const NO_PERSONS =
  words(`letter newspaper paper poster number order matter answer tower center centre computer river
power banner paper chapter offer dinner summer winter weather water figure flyer cover counter charter disorder folder
filter finger fever flower hammer ladder layer leather lever liter meter mirror monitor motor murder network October
September November December other anger plaster pointer powder printer quarter register remainder reminder rider rudder
ruler scanner server shelter shoulder shower silver slander slaughter sticker supper tender theater thunder timber
timer tracker trailer transfer trigger tumor tumour chamber character corner daughter-cell disaster bumper hunger
butter cancer ember folder gender helicopter laser laughter lumber thriller newsletter order paper platter prayer
border boulder buffer burger error factor vector sector door floor tenor terror harbor humor labor rumor rumour color
colour honor favor favour behavior behaviour odor vapor list twist mist fist waist wrist document statement comment
announcement agreement argument amendment assessment judgment judgement settlement payment treatment movement-plan
investment element experiment moment segment garment monument ornament pavement shipment supplement sentiment
environment employment development improvement requirement achievement document consent content event extent incident
accident percent present recent talent intent accent ascent cent descent rent scent tent current patent precedent
component continent equivalent restaurant grant plant want instant constant warrant pant rant merchant-ship elephant
giant infant-formula opponent-list committee coffee fee degree tree knee guarantee jubilee trustee-deed decree
employee-handbook pedigree referee-report free agreement marquee`);
/** The endings of most nouns for persons. */
const PERSON_ENDING =
  /(?:(?:e|o)r|ist|ian|ant|ent|ee|eer|crat|naut|ster|smith|wright|mate|kin|folk|(?:wo)?man|person|people|body|chief|head|ologue|phile|monger|wife|maid|lord|maker|keeper|master|mistress)$/u;
const QUANTIFIERS =
  words(`one two three four five six seven eight nine ten some many most several few others other another
those these both all each half either neither none any dozens hundreds thousands scores more majority minority
two-thirds percent per cent rest number handful pair lot lots last least first second third`);
/** Titles and occupations that are also first names or surnames. */
const NAMES_TOO =
  words(`baker cook fisher barber tailor butcher carpenter marshal earl dean abbot deacon canon count duke
prince king pope bishop major judge marine baron knight sheriff driver mason skipper archer ranger warden forward head
partner justice constable priest monk mayor gen fr sultan chancellor grant farmer sailor guard keeper winger model star`);
/** Words that are capitalised at the start of a sentence but are not names. */
const NO_NAMES =
  words(`the a an and but or so yet for nor if when while as after before because since until unless though
although whether that this these those there here then thus hence now today also even just only still again more most
much many some any all both each every no not none nobody nothing one another other others such same what which who whom
whose why how where he she it they we you i his her its their our my your to of in on at by with from about into over
under between against without within during through having being asked told said to-be is are was were be been do does
did has have had will would can could may might must should let's lets let read see watch listen note yes oh well ok okay
q a hedge half last next first former early late new updated breaking exclusive opinion analysis correction`);

/** Parts of surnames, whether capitalised or not: "van der Berg", "De la Cruz". */
const PARTICLES = words(
  'van von de der den ter ten del della di da dos das du la le vom zu zur af av bin ibn al el ben',
);
/** Particles that make a whole name with a single following word: "Al Gore", "Ben Holm". */
const FIRST_NAMES_TOO = words('al ben el bin ibn la le ten da di');

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u));
}

/**
 * Whether a lower-case word is a title, rank or occupation that occurs before names, or a compound with one
 * ("vice-president").
 */
export function isTitleWord(lower: string): boolean {
  const word = lower.replace(/\.$/u, '');
  return TITLES.has(word) || (word.includes('-') && word.split('-').some((part) => TITLES.has(part)));
}

/** Whether a lower-case title is also a first name or surname: "Dean", "Baker". */
export function isTitleOrName(lower: string): boolean {
  return NAMES_TOO.has(lower);
}

/** Whether a lower-case word is a title that is not a noun for its holder: "Mr.", "Sen." */
export function isAddress(lower: string): boolean {
  return ADDRESSES.has(lower.replace(/\.$/u, ''));
}

/** Whether a folded word in a name shows that it is a body or a place, not a person. */
export function isBodyWord(word: string): boolean {
  return BODIES.has(word);
}

/** Whether a lower-case noun, singular or plural, denotes persons, bodies or groups, which can speak. */
export function isSpeakingNoun(lower: string): boolean {
  const word = lower.replace(/^.*[-–]/u, (part) => (SPEAKING.has(lower) ? part : ''));
  return [word, ...singulars(word)].some(
    (each) =>
      SPEAKING.has(each) ||
      TITLES.has(each) ||
      (PERSON_ENDING.test(each) && each.length > 4 && !NO_PERSONS.has(each) && !/ment$/u.test(each)),
  );
}

function singulars(word: string): string[] {
  if (word.endsWith('men')) return [`${word.slice(0, -3)}man`];
  if (word === 'children') return ['child'];
  if (word.endsWith('wives')) return ['wife'];
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`, word.slice(0, -1)];
  if (word.endsWith('es')) return [word.slice(0, -1), word.slice(0, -2)];
  return word.endsWith('s') && !word.endsWith('ss') ? [word.slice(0, -1)] : [];
}

/** Documents that are said to speak for their authors: "the report said". */
const DOCUMENTS = words(
  `report study survey poll analysis statement lawsuit suit memo editorial audit research review ruling inquiry`,
);

/** Whether a lower-case noun is a document that is said to speak. */
export function isDocument(lower: string): boolean {
  return DOCUMENTS.has(lower) || singulars(lower).some((each) => DOCUMENTS.has(each));
}

/** Nouns for numbers and records, which do not speak. */
const DATA =
  /^(?:data|figures?|polls?|polling|surveys?|tall(?:y|ies)|counts?|averages?|estimates?|calculations?|analys[ie]s|records?|filings?|statistics|results?|numbers?|websites?|census|index|rankings?|ratings?)$/u;

/** Whether a lower-case noun denotes numbers and facts, which do not speak. */
export function isData(lower: string): boolean {
  return DATA.test(lower);
}

/** Whether a lower-case word is only a quantity: "some", "half". */
export function isQuantifier(lower: string): boolean {
  return QUANTIFIERS.has(lower);
}

/** Whether a lower-case word is never a name, even if capitalised. */
export function isNoName(lower: string): boolean {
  return NO_NAMES.has(lower);
}

/** Whether a lower-case word is part of surnames: "van", "de". */
export function isParticle(lower: string): boolean {
  return PARTICLES.has(lower);
}

/** Whether a particle is also a first name. */
export function isFirstNameToo(lower: string): boolean {
  return FIRST_NAMES_TOO.has(lower);
}

/** The gender of a title, or of a noun for a relation or a person; null if unknown. */
export function titleGender(lower: string): Gender | null {
  return among(lower.replace(/\.$/u, ''), FEMALE, MALE);
}

/** The gender of a common first name, or null. Only a hint, which a title overrides. */
export function firstNameGender(lower: string): Gender | null {
  return among(lower, WOMEN, MEN);
}

function among(word: string, female: ReadonlySet<string>, male: ReadonlySet<string>): Gender | null {
  if (female.has(word)) return 'female';
  return male.has(word) ? 'male' : null;
}
