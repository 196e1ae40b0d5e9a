export type Gender = 'female' | 'male';

const TITLES = words(`president minister premier secretary general senator sen rep representative gov governor
chancellor king queen prince princess pope judge justice mayor spokesman spokeswoman spokesperson director chairman
chairwoman chair chief officer ceo ambassador prof professor captain capt lt col colonel major gen sgt sergeant
detective inspector commissioner congressman congresswoman mr mrs ms miss dr sir dame lord lady rev reverend
strategist analyst economist reporter journalist author leader deputy adviser advisor aide candidate nominee
lawyer attorney coach member founder manager editor host columnist correspondent activist pollster delegate
speaker whip chairperson commander admiral cardinal bishop archbishop sheriff councilman councilwoman treasurer
vice-president consultant actor actress singer director-general secretary-general envoy diplomat mp`);
const FEMALE = words(
  'mrs ms miss queen princess dame lady spokeswoman chairwoman congresswoman councilwoman actress',
);
const MALE = words(
  'mr king prince pope sir lord spokesman chairman congressman councilman cardinal bishop actor',
);

const WOMEN = words(`mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah debbie stephanie rebecca laura
sharon cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine
catherine rachel carolyn janet maria heather diane julie joyce victoria kelly christina joan evelyn lauren judith
olivia martha cheryl megan andrea ann alice jean hillary kellyanne ivanka melania chelsea huma carly jill tammy
kamala ursula theresa nicola jacinda ruth elena sonia marie sophie claire julia charlotte isabelle fatima aisha
katrina kayleigh jen nikki loretta maggie megyn gloria teresa wendy kate katie sally ellen annie rosa irina olga`);
const MEN = words(`james robert john michael david william richard joseph thomas christopher charles daniel
matthew anthony mark donald steven andrew paul joshua kenneth kevin brian george timothy ronald jason edward jeffrey
ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick
frank raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle noah ethan jeremy
walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy
bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mike tim jim bob bill barack bernie ted
marco ben jeb rand chris mitt newt rudy mitch steve paul tom tony rick rob ron dan dave don ed fred greg jeff ken
matt nick phil ray sam stan will vladimir sergey sergei jens narendra emmanuel boris xi antony martin hugh ian
josh jake corey reince harry dick bobby lindsey carlos luis mohammed muhammad ahmed ali hassan ivan dmitry igor`);

const BODIES =
  words(`party union office department agency ministry committee council company corporation group
university college school institute church association society court house senate congress parliament commission
authority bank fund times post journal news tribune herald press street avenue city county state states kingdom
republic island islands north south east west new san los saint united america europe africa asia act treaty
agreement center centre museum hall team club league international national federation foundation service services
administration government campaign convention tower hotel hospital airport week day`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u));
}

/** Whether a lower-case word is a title, rank or occupation that stands before names. */
export function isTitleWord(lower: string): boolean {
  return TITLES.has(lower.replace(/\.$/u, ''));
}

/** Whether a folded word in a name tells that it is a body or a place, and no person. */
export function isBodyWord(word: string): boolean {
  return BODIES.has(word);
}

/** The gender that a title tells. */
export function titleGender(lower: string): Gender | null {
  return among(lower.replace(/\.$/u, ''), FEMALE, MALE);
}

/** The gender that a common first name tells; a hint that a title overrules. */
export function firstNameGender(lower: string): Gender | null {
  return among(lower, WOMEN, MEN);
}

function among(word: string, female: ReadonlySet<string>, male: ReadonlySet<string>): Gender | null {
  if (female.has(word)) return 'female';
  return male.has(word) ? 'male' : null;
}
