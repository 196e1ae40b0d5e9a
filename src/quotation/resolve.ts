import type { Article, Paragraph } from '../article/article.js';
import { contains, firstFrom, type Span, slice } from '../language/span.js';
import { type Entity, entitiesOf, push } from './entities.js';
import type { QuotedSpan } from './marks.js';
import { foldWords, type Name, namesIn } from './names.js';
import { type Gender, isDocument, isQuantifier, isSpeakingNoun, isTitleWord } from './people.js';
import { type Item, subjectOf } from './phrases.js';
import type { Speaker } from './quotation.js';
import { whoBehind } from './sources.js';
import { type Report, type Statement, spanOf } from './statements.js';

/** The speaker of a report, and the words that refer to them there. */
export interface Attribution {
  readonly speaker: number | null;
  readonly mention: Span | null;
}

interface Draft {
  readonly name: Span;
  readonly entity: Entity | null;
  readonly mentions: Set<Span>;
}

const HE_OR_SHE: Record<string, Gender> = { he: 'male', she: 'female' };
/** The maximum distance, in characters, between a pronoun and its antecedent. */
const REACH = 1_500;

/** Resolves each mention to a person or body, and keeps the list of speakers. */
export class Speakers {
  private readonly names: readonly Name[];
  private readonly entities: ReadonlyMap<Name, Entity>;
  private readonly drafts: Draft[] = [];
  private readonly draftOf = new Map<Entity | string, number>();
  private readonly nameSpans: readonly Span[];
  private readonly genders = new Map<Entity, Gender>();
  /** The holders of a role, keyed by each title word in it. */
  private readonly holders = new Map<string, { entity: Entity; role: ReadonlySet<string> }[]>();
  private latest: { readonly speaker: number; readonly paragraph: Paragraph } | null = null;

  /** @param nicknames the stretches in quotation marks within names */
  constructor(
    private readonly article: Article,
    nicknames: readonly QuotedSpan[],
  ) {
    this.names = namesIn(article, nicknames);
    this.nameSpans = this.names.map(({ span }) => span);
    this.entities = entitiesOf(this.names);
    for (const name of this.names) this.noteRole(name);
  }

  private noteRole(name: Name): void {
    const entity = this.entities.get(name);
    if (!name.role || !entity) return;
    const role = new Set(foldWords(slice(this.article.text, name.role)));
    for (const word of role) if (isTitleWord(word)) push(this.holders, word, { entity, role });
  }

  /** The only person named in full before a position, if there is exactly one: the interviewee. */
  onlyPerson(before: number): Attribution {
    const persons = new Set(
      this.names
        .slice(0, firstFrom(this.nameSpans, before))
        .flatMap((name) => (name.person && name.words.length > 1 ? (this.entities.get(name) ?? []) : [])),
    );
    const [only] = persons;
    const name = only?.names[0];
    if (persons.size !== 1 || !only || !name) return { speaker: null, mention: null };
    return { speaker: this.entity(only, name.span), mention: null };
  }

  /** Attributes one report; reports must be passed in text order. */
  attribute({ statement, source }: Report): Attribution {
    const mention = source && spanOf(statement.items, source);
    if (!source || !mention) return { speaker: null, mention: null };
    const items = statement.items.slice(source.from, source.to + 1);
    const speaker =
      this.behind(items, mention, statement.paragraph) ?? this.behindSubject(statement, source.from);
    if (speaker === null) return { speaker, mention };
    this.drafts[speaker]?.mentions.add(mention);
    this.latest = { speaker, paragraph: statement.paragraph };
    return { speaker, mention: whoBehind(statement.items, source.to) ?? mention };
  }

  /** "Officials went to the station, where they claimed": the body or group that is the subject of the sentence. */
  private behindSubject({ items, paragraph }: Statement, pronoun: number): number | null {
    if (!/^(?:it|they)$/u.test(items[pronoun]?.lower ?? '')) return null;
    const subject = subjectOf(items, pronoun);
    const words = subject ? items.slice(subject.from, subject.to + 1) : [];
    const span = subject && spanOf(items, subject);
    if (
      !span ||
      words[0]?.pos === 'PRON' ||
      this.namesWithin(span).some((name) => this.entities.get(name)?.person)
    )
      return null;
    return this.behind(words, span, paragraph);
  }

  /** All speakers, in the order in which they first speak. */
  list(): Speaker[] {
    return this.drafts.map(({ name, entity, mentions }) => {
      const named = entity?.names.map(({ span }) => span) ?? [];
      // A mention that contains one of the names ("Russian Foreign Minister Sergey Lavrov") is not listed separately.
      const others = [...mentions].filter(
        ({ start, end }) => (named[firstFrom(named, start)]?.end ?? Number.POSITIVE_INFINITY) > end,
      );
      return {
        name,
        role: entity?.names.find(({ role }) => role)?.role ?? null,
        mentions: [...others, ...named].sort((a, b) => a.start - b.start),
      };
    });
  }

  private behind(items: readonly Item[], mention: Span, paragraph: Paragraph): number | null {
    const first = items[0] as Item;
    if (items.length === 1 && first.pos === 'PRON') return this.behindPronoun(first, paragraph);
    const names = this.namesWithin(mention).filter((name) => !isPossessive(items, name));
    const head = headOf(items, names);
    const inHead = names.filter(({ span }) => contains(head, span));
    if (inHead.length > 1 && items.some(({ pos, end }) => pos === 'CCONJ' && end <= head.end))
      return this.body(head, slice(this.article.text, head));
    const held = items.filter(({ end }) => end <= head.end).some(isOffice)
      ? names.find((each) => each.person && isApposed(items, head, each.start))
      : undefined;
    const name =
      held ??
      names.findLast((each) => isTitled(items, each)) ??
      inHead.findLast((each) => !modifies(items, head, each)) ??
      names.find(({ start }) => isApposed(items, head, start));
    const entity = name && this.entities.get(name);
    if (name) return entity ? this.entity(entity, mention) : null;
    return this.behindDescription(items, head);
  }

  private namesWithin(mention: Span): Name[] {
    const from = firstFrom(this.nameSpans, mention.start);
    const within: Name[] = [];
    for (let at = from; (this.names[at]?.span.end ?? Number.POSITIVE_INFINITY) <= mention.end; at++)
      within.push(this.names[at] as Name);
    return within;
  }

  private behindPronoun({ lower, start }: Item, paragraph: Paragraph): number | null {
    const gender = HE_OR_SHE[lower];
    return gender ? this.behindHeOrShe(gender, start, paragraph) : this.behindIt(lower, paragraph);
  }

  /**
   * The antecedent of "he" or "she": the subject of the previous sentence, or the last speaker, or else the nearest
   * person before. A person of known gender takes precedence over one of unknown gender; if two are equally near, there
   * is none.
   */
  private behindHeOrShe(gender: Gender, start: number, paragraph: Paragraph): number | null {
    const from = firstFrom(this.nameSpans, start - REACH);
    const before = this.names.slice(from, firstFrom(this.nameSpans, start));
    const persons = before.filter((name) => {
      const entity = this.entities.get(name);
      return entity?.person === true && [null, gender].includes(this.genderOf(entity));
    });
    const surely = persons.filter((name) => this.genderOf(this.entities.get(name)) === gender);
    const fitting = surely.some((name) => name.start >= (persons.at(-1)?.sentence ?? 0)) ? surely : persons;
    const nearest = fitting.find(({ sentence }) => sentence === fitting.at(-1)?.sentence);
    const spoke = this.drafts[this.latest?.speaker ?? -1]?.entity;
    const here = fitting.filter(({ start: at }) => at >= paragraph.start);
    const spokeHere = this.latest?.paragraph === paragraph;
    const isSubject =
      nearest?.start === nearest?.sentence ||
      (!spokeHere && here.length > 0 && here.every((name) => this.entities.get(name) !== spoke));
    const speaking = isSubject ? undefined : fitting.findLast((each) => this.entities.get(each) === spoke);
    const name = speaking ?? nearest;
    const entity = name && this.entities.get(name);
    if (!name || !entity) return null;
    const rivals = fitting
      .filter(({ sentence }) => sentence === nearest?.sentence)
      .map((each) => this.entities.get(each));
    if (!speaking && !isSubject && rivals.some((each) => each !== entity)) return null;
    if (!speaking && this.genderOf(entity) === null && rivals.some((each) => each !== entity)) return null;
    this.genders.set(entity, gender);
    return this.entity(entity, name.span);
  }

  /** The gender of the names, or else of a pronoun that referred to the entity. */
  private genderOf(entity: Entity | undefined): Gender | null {
    return entity ? (entity.gender ?? this.genders.get(entity) ?? null) : null;
  }

  /**
   * The antecedent of "it" and "they": a body or group that spoke earlier in the same paragraph or in the one before.
   */
  private behindIt(lower: string, paragraph: Paragraph): number | null {
    const latest = this.latest?.paragraph.number ?? 0;
    if (!/^(?:it|they)$/u.test(lower) || !this.latest || paragraph.number - latest > 1) return null;
    const spoke = this.drafts[this.latest.speaker];
    return spoke?.entity?.person === true ? null : this.latest.speaker;
  }

  /** "the Russian foreign minister": the only holder of that role. "officials": a speaker of their own. */
  private behindDescription(items: readonly Item[], head: Span): number | null {
    const words = foldWords(slice(this.article.text, head)).filter((word) => !/^(?:the|a|an|s)$/u.test(word));
    const definite = items[0]?.lower === 'the';
    const holders = definite ? this.holdersOf(words) : [];
    if (holders.length === 1) return this.entity(holders[0] as Entity, head);
    if (holders.length > 1) return null;
    if (words.length === 0 || items[0]?.pos === 'PRON') return null;
    const named = speakingPart(items, head);
    return named && this.body(named, slice(this.article.text, named));
  }

  private holdersOf(words: readonly string[]): Entity[] {
    const title = words.find(isTitleWord);
    const holders = new Set<Entity>();
    for (const { entity, role } of this.holders.get(title ?? '') ?? []) {
      if (words.every((word) => role.has(word))) holders.add(entity);
      if (holders.size > 1) break;
    }
    return [...holders];
  }

  private entity(entity: Entity, mention: Span): number {
    const known = this.draftOf.get(entity);
    if (known !== undefined) return known;
    return this.add(entity, { name: fullestOf(entity)?.span ?? mention, entity, mentions: new Set() });
  }

  private body(name: Span, text: string): number {
    const key = foldWords(text)
      .filter((word) => !/^(?:the|a|an)$/u.test(word))
      .join(' ');
    return this.draftOf.get(key) ?? this.add(key, { name, entity: null, mentions: new Set() });
  }

  private add(key: Entity | string, draft: Draft): number {
    this.drafts.push(draft);
    this.draftOf.set(key, this.drafts.length - 1);
    return this.drafts.length - 1;
  }
}

/** The first occurrence of the longest name. */
function fullestOf({ names }: Entity): Name | undefined {
  const most = names.reduce((longest, { words }) => Math.max(longest, words.length), 0);
  return names.find(({ words }) => words.length === most);
}

/**
 * The head of a noun phrase, without what modifies it: "Martin Indyk" in "Martin Indyk, the former envoy to the
 * region".
 */
function headOf(items: readonly Item[], names: readonly Name[]): Span {
  const at = items.findIndex(
    ({ pos, text, lower, start, end }, index) =>
      index > 0 &&
      !names.some(({ span }) => span.start < start && end < span.end) &&
      (/^[,(]$/u.test(text) ||
        (pos === 'ADP' && !(lower === 'of' && isTitleWord(items[index - 1]?.lower ?? '')))),
  );
  const last = items[at < 0 ? items.length - 1 : at - 1] as Item;
  return { start: (items[0] as Item).start, end: last.end };
}

/**
 * The part of a description that can speak: "a person" in "a person close", "half of the voters"; null if there is
 * none.
 */
function speakingPart(items: readonly Item[], head: Span): Span | null {
  const words = items.filter(({ end }) => end <= head.end);
  const last = words.findLast(
    ({ pos, lower }) => /^(?:NOUN|PROPN|NUM)$/u.test(pos) || isQuantifier(lower) || isSpeakingNoun(lower),
  );
  if (!last || words.at(-1)?.pos === 'PART') return null;
  if (isSpeakingNoun(last.lower) || isDocument(last.lower)) return { start: head.start, end: last.end };
  const rest = items.slice(words.length);
  const [of, ...whole] = rest;
  const noun = whole.find(({ lower }) => isSpeakingNoun(lower));
  if (isQuantifier(last.lower) && /^(?:of|in|out)$/u.test(of?.lower ?? '') && noun && whole.indexOf(noun) < 5)
    return { start: head.start, end: noun.end };
  return null;
}

/** "the students' association president Sehar Memon": a person after a title, at the end of the noun phrase. */
function isTitled(items: readonly Item[], { span, start, person }: Name): boolean {
  if (!person || start === span.start) return false;
  const comma = items.findIndex(({ text }) => text === ',');
  return (items[comma < 0 ? items.length - 1 : comma - 1]?.end ?? 0) === span.end;
}

function isPossessive(items: readonly Item[], { span }: Name): boolean {
  return items.some(({ start, text }) => start === span.end && /^['’]s?$/u.test(text));
}

/** "the Russian foreign minister": a noun after the name is the speaker. */
function modifies(items: readonly Item[], head: Span, { span }: Name): boolean {
  return items.some(({ pos, start, end }) => pos === 'NOUN' && start >= span.end && end <= head.end);
}

/** "the secretary of the Acme Union, Eva Lund": a noun for an office that is not part of a name. */
function isOffice({ pos, lower }: Item): boolean {
  return pos === 'NOUN' && isTitleWord(lower);
}

/** "his chief of staff, Rahm Emanuel". */
function isApposed(items: readonly Item[], head: Span, start: number): boolean {
  const comma = items.findIndex((item) => item.start >= head.end && item.text === ',');
  return comma > 0 && items[comma + 1]?.start === start;
}
