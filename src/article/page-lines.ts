/**
 * Lines that pages put between and below the paragraphs of a story: related articles, newsletters, advertisements,
 * buttons, picture credits. Each is short; a paragraph of the story with the same beginning is longer.
 */
const LONGEST = 300;

const LABEL =
  /^(?:(?:read|see|watch|listen|learn|find out|discover)\s+(?:more|also|next|now|on|this|here)|also read|see also|more on this(?: story)?|more (?:from|on) .{1,60}|related(?:\s+(?:stor(?:y|ies)|articles?|links?|coverage|content|reading|news|posts?|topics?|video))?|recommended(?: (?:reading|for you|stories))?|must[- ]read|don[’']t miss|in pictures|further reading|you (?:may|might) also (?:like|be interested in)|what to read next|editors?[’']?s? (?:picks?|choice)|keep reading|top stor(?:y|ies)|most (?:read|popular|viewed)|trending(?: now)?|up next|in other news|in case you missed it|icymi|most recent)\s*(?:[:|>»–—-]|$)/iu;
/** Labels that also begin sentences of a story: they count only if a link follows. */
const LINKED_LABEL =
  /^(?:more|read|watch|video|listen|also|photos?|gallery|analysis|opinion|explainer|explained|live|background|click here|get the latest|follow)\b.{0,30}[:|>»–—]/iu;
const WHOLE = new RegExp(
  `^[\\s(\\[*•|>»–—-]*(?:${[
    'ad(?:s|vert|vertisements?|vertising)?(?: \\d+)?(?:\\s*[:–—-]\\s*(?:story|article|content|scroll|continue) .{0,60})?',
    '(?:(?:story|article|content|text|report|page) )?(?:continues|continued) (?:below|after|beneath).{0,50}',
    '(?:scroll|keep scrolling|swipe) (?:down )?(?:to|for) .{0,50}',
    '(?:sponsored|promoted|paid|partner)(?: (?:content|post|message|story))?(?: by .{1,40})?',
    '(?:continue|keep|start) reading.{0,60}',
    '(?:read|see|show|view|load|watch|learn|find out) (?:more|less|all|the full .{0,40}|full .{0,30}|(?:\\d+ )?comments?|gallery|photos?|here)(?: (?:stories|articles|news|below|here|about .{0,40}|on .{0,40}|from .{0,40}))?',
    '(?:share|tweet|pin|email|e-mail|print|save|copy|like|post|reply|reddit|facebook|twitter|whatsapp|linkedin|pinterest|flipboard|telegram|messenger|bluesky|threads|instagram)(?: (?:it|this|link|on|to|via|with|now|article|story|page|post|by|friends?|your|a|me|us|this article|for later|facebook|twitter|linkedin|whatsapp|email|pinterest|reddit|x))*',
    '(?:share|tweet|pin|email|print|facebook|twitter|whatsapp|linkedin|pinterest|reddit|more|copy|link|flipboard|telegram|\\s)+',
    '(?:link )?copied.{0,20}|copy (?:the )?link.{0,20}',
    '(?:no |\\d+ |view |show |add |leave a |post a |join the )?(?:comments?|conversation|discussion|repl(?:y|ies))(?: \\(?\\d+\\)?)?(?: (?:are|have been) closed)?',
    'comments? (?:on|below).{0,40}',
    'loading(?: .{0,30})?|please wait|close(?: (?:dialog|menu|modal))?|menu|search|home|back to top|skip (?:to|past|over) .{0,60}|jump to .{0,40}|end of (?:.{0,30} )?(?:content|newsletter.{0,20}|promotion)',
    '(?:image|photo|picture|slide|page|video|item|figure) ?\\d+(?: ?(?:of|/) ?\\d+)?|\\d+ ?(?:of|/) ?\\d+',
    '(?:play|pause|unmute|mute|replay|tap to .{0,20}|click to .{0,40}|play video|watch (?:the )?video|open gallery|view gallery|enlarge(?: image)?|(?:hide|toggle|show) caption|full ?screen|expand)(?: .{0,30})?',
    "this (?:video|file|content|audio|browser|page|site) (?:cannot|can’t|can't|is not|does not|requires|uses) .{0,100}",
    '\\d+ ?(?:min(?:ute)?s?|sec(?:ond)?s?)\\.?(?: (?:to )?(?:read|listen|watch|video))|(?:reading|read) time:? .{0,20}|estimated .{0,15}time.{0,20}',
    '(?:photo(?:graph)?s?|images?|pictures?|pics?|video|graphics?|illustrations?|cover|featured image|lead image|credit|copyright|image source|image caption|image copyright|media caption|photo credit|photograph by|caption|getty images|source)(?: (?:credit|courtesy|source|copyright|by|via|of|caption)s?)*\\s*[:/|©].{0,120}',
    "(?:\\(?(?:ap|afp|reuters|getty|epa|shutterstock|istock|pa|upi|rex)[ /]?(?:photo|images?|file|wire)?(?: ?/ ?[\\p{L} .’'-]{2,50})?\\)?|[\\p{L} .’'-]{2,50} ?/ ?(?:ap|afp|reuters|getty images?|epa|shutterstock|bloomberg|pa|nyt|the new york times|the washington post)(?: (?:photo|images?|file))?(?: via (?:ap|getty images?|reuters))?)",
    'via (?:getty images?|ap|reuters|shutterstock|wikimedia commons)|getty images?(?:/.{0,40})?',
    '(?:filed under|tags?|tagged|topics?|categor(?:y|ies)|keywords?|posted in|published in|in this (?:story|article)|share this|follow)\\s*:.{0,150}',
    '(?:all rights reserved|©|\\(c\\)|copyright ©?).{0,200}',
    "(?:follow|like|find|connect with|subscribe to) (?:us|me|him|her|them|[\\p{L}.’'-]+(?: [\\p{L}.’'-]+){0,3}) on .{0,80}",
    '(?:next|previous|prev|newer|older)(?: (?:article|story|post|page|up))?\\b[: »«→←]*',
    'advertiser disclosure|terms (?:of|and) .{0,30}|privacy (?:policy|notice).{0,30}|cookie.{0,30}|about (?:the|this) (?:author|writer|article)s?|correction policy|report (?:a|an) (?:typo|error|correction).{0,30}|send (?:a )?(?:tip|feedback).{0,40}',
    'subscribe(?: now| today)?|sign[ -]?(?:up|in)(?: now)?|log ?in|register(?: now)?|get started|donate(?: now)?|support us|join now|buy now|shop now|learn more|dismiss|accept|got it|not now|ok',
    'by submitting .{0,200}|by signing up.{0,200}|you (?:can|may) unsubscribe .{0,100}|enter your e-?mail.{0,60}|your e-?mail.{0,60}|thank you for (?:subscribing|signing up|reading).{0,80}|please enter .{0,80}|invalid e-?mail.{0,60}',
  ].join('|')})[\\s.!)\\]*:»>→…]*$`,
  'iu',
);
const ASKS =
  /^(?:(?:please |to |click here to |want to |want more|like what you|not a member|new to )?(?:sign[ -]?up|subscribe|register|join|follow|get|receive|download|click|tap|support|donate|become|enjoy(?:ed|ing)?|listen|send|share|tell us|let us know|contact|e-?mail|reach|have (?:you |a )|got a|do you|did you|are you|want|if you|you can (?:also )?(?:follow|subscribe|sign|get|read|listen|find|reach|contact)|stay|keep up|never miss|don[’']t miss|for (?:more|all|the latest)|already|check out|read more|see more|visit|this (?:article|story|piece|post) (?:was|is|has been|may|contains|originally|first|appeared|appears)|our (?:free|daily|weekly)|start your|try|be the first|like (?:us|this)|the (?:post|article) )|[\p{L}.’' -]{3,50} (?:can be (?:reached|contacted|found|followed)|tweets at|is on (?:twitter|facebook|instagram|x)\b|on twitter\b))/iu;
const ASKED_FOR =
  /\b(?:newsletters?|inbox|subscri(?:be|ber|bers|ption|ptions)|sign[ -]?up|our (?:app|apps|channel|podcasts?|facebook|twitter|instagram|youtube|whatsapp|telegram|team|site|website|coverage|journalism|reporters?|privacy|terms)|on (?:twitter|facebook|instagram|telegram|whatsapp|linkedin|tiktok|google news|apple news|youtube|x)|apple podcasts?|spotify|google play|app store|comments? (?:below|section)|in the comments|affiliate|commission|appeared first on|originally (?:published|appeared)|first (?:published|appeared)|republished|syndicated|notifications?|breaking news alerts?|email alerts?|free trial|unlimited access|tips? (?:to|at)|here to)\b|(?:^|[\s(])@\w{2,}|\S@\S+\.\S/iu;
const HANDLE_LINE = /^[\p{L}.’' -]{0,50}\s*\|?\s*@\w{2,30}$/u;
/** Headings after which nothing belongs to the story, up to the next heading. */
const ASIDE_HEADING =
  /^(?:related|more (?:from|on|stories|news|in|like|top)|recommended|read (?:more|next|also)|most (?:read|popular|viewed|shared|recent)|trending|popular|top stories|latest (?:news|stories|posts|articles|from|in|videos?)|comments?|leave a (?:comment|reply)|join the (?:conversation|discussion)|share this|tags?|topics|about the authors?|you (?:may|might) (?:also )?(?:like|be interested)|sign up|subscribe|newsletters?|follow us|advertisement|sponsored|editors?[’']? (?:picks?|choice)|what to read next|also on|don[’']t miss|see also|up next|featured|our (?:picks?|newsletters?)|stay (?:connected|informed|in touch)|get (?:the|our) .{0,40}(?:newsletter|inbox|app)|in case you missed|around the web|from (?:around )?the web|from our partners|paid content|promoted)\b.{0,60}$/iu;

/** Whether a line is about the page or other articles, and not part of the story. */
export function isPageLine(text: string, linked: number): boolean {
  if (text.length > LONGEST) return false;
  return (
    WHOLE.test(text) ||
    HANDLE_LINE.test(text) ||
    (LABEL.test(text) && (linked > 0 || /^\P{Ll}{4}|[:|>»]|^[^.]*$/u.test(text))) ||
    (linked > LEAST_LINKED && LINKED_LABEL.test(text)) ||
    (ASKS.test(text) && ASKED_FOR.test(text))
  );
}

/** Whether the text below a heading is about other articles, the site or its readers. */
export function isAsideHeading(text: string): boolean {
  return text.length <= LONGEST && ASIDE_HEADING.test(text);
}

const LEAST_LINKED = 0.3;
