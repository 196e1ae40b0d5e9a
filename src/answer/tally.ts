/** What was counted in a sentence for one question. "New" is what the question does not say itself. */
export interface SentenceFeatures {
  words: number;
  names: number;
  newNames: number;
  /** New names of two words and more ("Ada Low"). */
  fullNames: number;
  /** Runs of new names, of any length. */
  nameRuns: number;
  /** New content words. */
  newWords: number;
  numbers: number;
  years: number;
  months: number;
  weekdays: number;
  money: number;
  percent: number;
  quoted: number;
  timeUnits: number;
  timeDeictics: number;
  placeWords: number;
  negations: number;
  roles: number;
  persons: number;
  things: number;
  /** "by", "with", "through" and the like: by what means. */
  means: number;
  /** 1 where "because", "due" or "since" stands. */
  because: number;
  /** 1 where a name stands by an office ("Mayor Low"), a number by a unit. */
  nameByRole: number;
  measure: number;
  duration: number;
  /** The most that a new name is used like those of persons and places. */
  person: number;
  place: number;
  /** The most that a new word, a new name, a word by a number is used like the focus of the question. */
  focusLike: number;
  focusLikeName: number;
  focusByNumber: number;
  /** Words that may be what is sought. */
  candidates: number;
  /** How much of the question stands close around one of them, 0 to 1. */
  around: number;
  /** How close a candidate comes to a word of the question, 0 to 1. */
  closeness: number;
  /** How close a candidate comes before and after the question's verb. */
  beforeVerb: number;
  afterVerb: number;
  /** How close together the question's words stand, 0 to 1. */
  together: number;
}

/** Nothing counted yet. */
export function noFeatures(): SentenceFeatures {
  return {
    words: 0,
    names: 0,
    newNames: 0,
    fullNames: 0,
    nameRuns: 0,
    newWords: 0,
    numbers: 0,
    years: 0,
    months: 0,
    weekdays: 0,
    money: 0,
    percent: 0,
    quoted: 0,
    timeUnits: 0,
    timeDeictics: 0,
    placeWords: 0,
    negations: 0,
    roles: 0,
    persons: 0,
    things: 0,
    means: 0,
    because: 0,
    nameByRole: 0,
    measure: 0,
    duration: 0,
    person: 0,
    place: 0,
    focusLike: 0,
    focusLikeName: 0,
    focusByNumber: 0,
    candidates: 0,
    around: 0,
    closeness: 0,
    beforeVerb: 0,
    afterVerb: 0,
    together: 0,
  };
}
