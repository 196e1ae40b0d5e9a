/** Creates an article of about the given number of characters. */
export type Shape = (characters: number) => string;

const NAMES = ['Ola Dahl', 'Maria Costa', 'John Merrow', 'Ines Haddad', 'Peter Voss', 'Lena Okafor'];
const SUBJECTS = ['harbour', 'bridge', 'council', 'ferry', 'budget', 'storm', 'school', 'railway', 'market'];
const VERBS = ['closed', 'repaired', 'approved', 'delayed', 'flooded', 'rebuilt', 'opened', 'measured'];

/** One of the items, always the same for the same number. */
function one(of: readonly string[], number: number): string {
  return of[((number * 2654435761) >>> 7) % of.length] as string;
}

function sentence(number: number): string {
  const [a, b, verb] = [one(SUBJECTS, number), one(SUBJECTS, number * 7 + 3), one(VERBS, number * 5 + 1)];
  if (number % 5 === 0)
    return `“The ${a} was ${verb} before the ${b} of ${1900 + (number % 120)},” ${one(NAMES, number)} said.`;
  return `The ${a} near the ${b} was ${verb} on day ${number} by crew ${number % 977}.`;
}

/** Concatenates the results of `part` until there are enough characters. */
function filled(characters: number, between: string, part: (number: number) => string): string {
  const parts: string[] = [];
  for (let [length, number] = [0, 1]; length < characters; number++) {
    const next = part(number);
    parts.push(next);
    length += next.length + between.length;
  }
  return parts.join(between).slice(0, characters);
}

const body = (between: string) => (characters: number) => filled(characters, between, sentence);

/** Articles as newspapers write them, and as nobody does, each with its file extension. */
export const SHAPES: Readonly<Record<string, { readonly ending: string; readonly text: Shape }>> = {
  paragraphs: {
    ending: '.txt',
    text: (size) =>
      `Harbour report\n\n${filled(size, '\n\n', (n) => `${sentence(4 * n)} ${sentence(4 * n + 1)} ${sentence(4 * n + 2)}`)}`,
  },
  sections: {
    ending: '.md',
    text: (size) =>
      `# Harbour report\n\n${filled(size, '\n\n', (n) => `## The ${one(SUBJECTS, n)} of ${n}\n\n${sentence(2 * n)} ${sentence(2 * n + 1)}`)}`,
  },
  'underlined headings': {
    ending: '.md',
    text: (size) => filled(size, '\n\n', (n) => `The ${one(SUBJECTS, n)} of ${n}\n---\n\n${sentence(n)}`),
  },
  'one line': { ending: '.txt', text: body(' ') },
  'one sentence': {
    ending: '.txt',
    text: (size) => `${filled(size, ', ', (n) => `the ${one(SUBJECTS, n)} ${n} was ${one(VERBS, n)}`)}.`,
  },
  'one word': { ending: '.txt', text: (size) => `The harbour ${'harbour'.repeat(size / 7)} closed.` },
  quotations: {
    ending: '.txt',
    text: (size) =>
      filled(size, '\n\n', (n) => `“The ${one(SUBJECTS, n)} was ${one(VERBS, n)} in ${n},” Ola Dahl said.`),
  },
  speakers: {
    ending: '.txt',
    text: (size) => filled(size, '\n\n', (n) => `“We saw the harbour,” Ola ${surname(n)} said.`),
  },
  'nested quotes': {
    ending: '.md',
    text: (size) => `The harbour closed.\n\n${'> '.repeat(size / 2)}The harbour opened.`,
  },
  'nested lists': {
    ending: '.md',
    text: (size) =>
      filled(size, '\n', (n) => `${' '.repeat(2 * (n % 60))}- The ${one(SUBJECTS, n)} ${n} closed.`),
  },
  stars: { ending: '.md', text: (size) => `The harbour closed.\n\n${'*a **'.repeat(size / 5)}` },
  blanks: { ending: '.txt', text: (size) => `The harbour closed.${' '.repeat(size)}Then it opened.` },
  tags: { ending: '.html', text: (size) => `<p>The harbour closed.</p>${'<div><p>Rain.'.repeat(size / 13)}` },
};

/** A surname of letters only, different for each number. */
function surname(number: number): string {
  const letters = [...number.toString(20)].map((digit) => 'abcdefghijklmnoprstu'[Number.parseInt(digit, 20)]);
  return `Ba${letters.join('')}sen`;
}

/** A short article for an archive, different from the others. */
export function shortArticle(number: number): string {
  const [subject, name] = [one(SUBJECTS, number), `Ola ${surname(number % 4000)}`];
  return [
    `The ${subject} report ${number}`,
    `The ${subject} was ${one(VERBS, number)} on day ${number}. Crews came by ferry. The council met at noon.`,
    `“We saw the ${subject} go,” ${name} said. “It was late.”`,
    `“The budget holds,” Council President Maria Costa said on Monday.`,
  ].join('\n\n');
}
