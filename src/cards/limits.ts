/** Characters of all text displays of a message together, and so of each one; counted here in UTF-16 units. */
export const MESSAGE_TEXT = 4000;

/** Components of a message, those inside others counted too. */
export const MESSAGE_COMPONENTS = 40;

/** The container, the title, the line that says how much more there is, and an action row of five buttons. */
const FRAME = 9;
/** A text display, and an action row with a button under it. */
const BLOCK = 3;

/** Blocks of a card that a message has room for. */
export const MESSAGE_BLOCKS = Math.floor((MESSAGE_COMPONENTS - FRAME) / BLOCK);

/** Characters of a title once escaped: a question of 500 is shown whole, whatever is in it. */
export const TITLE_TEXT = 1000;

/** Characters of a note once escaped. */
export const NOTE_TEXT = 1000;

/** Characters of an item of a list once escaped. */
export const ITEM_TEXT = 300;

/** Characters of a title, heading or name in a citation once escaped. */
export const CITATION_TEXT = 200;
