/** Characters of all text displays of a message together, and so of each one; counted here in UTF-16 units. */
export const MESSAGE_TEXT = 4000;

/** Components of a message, those inside others counted too. */
export const MESSAGE_COMPONENTS = 40;

/** Buttons in a row. */
export const ROW_BUTTONS = 5;

/** Blocks of a card that a message has room for where each has a button. */
export const MESSAGE_BLOCKS = 10;

/** Characters of a title once escaped: a question of 500 is shown whole, whatever is in it. */
export const TITLE_TEXT = 1000;

/** Characters of a note once escaped. */
export const NOTE_TEXT = 1000;

/** Characters of an item of a list once escaped. */
export const ITEM_TEXT = 300;

/** Characters of a title, heading or name in a citation once escaped. */
export const CITATION_TEXT = 200;

/** Characters of the line that says which part of all there is is shown. */
export const FOOTER_TEXT = 200;

/** Characters of the address that a button leads to. */
export const LINK_URL = 512;
