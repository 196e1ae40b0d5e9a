/** A dash that parts what is on either side, in any of the ways in which it is typed. */
export const DASH = /^(?:[–—―]|--?)$/u;
