import fc from 'fast-check';
import { withProgress } from '../eval/progress.js';
import { printTable } from '../eval/table.js';
import { DEEDS, problemsOf, type Step } from '../test/support/hostile-deeds.js';
import { HOSTILE_KINDS } from '../test/support/hostile-text.js';
import { quantile } from './measure.js';

const TEXTS = 10_000;
/** Texts that are not counted: the first answers of a process take longer. */
const WARM_UP = 500;
const SEED = 7;
/** Milliseconds of processor time that an answer may take, collections of garbage included. */
const SLOW = 100;

interface Measured {
  readonly what: string;
  readonly kind: string;
  readonly place: string;
  /** By the clock, which other programs on the machine have a share in. */
  readonly ms: number;
  /** Of the processor, for all threads of this process. */
  readonly cpu: number;
}

/**
 * What answers to 10,000 hostile texts cost, put into questions, names, headings, topics, messages and articles, and
 * whether Discord would take each of them and show nothing but words.
 *
 * @throws {Error} where one fails, breaks a rule or takes more than 100 ms
 */
export function benchHostile(): void {
  const kinds = Object.entries(HOSTILE_KINDS).map(([kind, texts]) => ({
    kind,
    texts: fc.sample(texts, {
      numRuns: Math.ceil((TEXTS + WARM_UP) / Object.keys(HOSTILE_KINDS).length),
      seed: SEED,
    }),
  }));
  const places = Object.entries(DEEDS);
  const measured: Measured[] = [];
  const problems: string[] = [];
  for (const index of withProgress('hostile texts', [...Array(TEXTS + WARM_UP).keys()])) {
    const { kind, texts } = kinds[index % kinds.length] as (typeof kinds)[number];
    const turn = Math.floor(index / kinds.length);
    const [place, deed] = places[turn % places.length] as (typeof places)[number];
    const step: Step = (what, run) => {
      const [since, before] = [performance.now(), process.cpuUsage()];
      const answers = run();
      const { user, system } = process.cpuUsage(before);
      const times = { ms: performance.now() - since, cpu: (user + system) / 1000 };
      if (index >= WARM_UP) measured.push({ what, kind, place, ...times });
      return answers;
    };
    try {
      for (const answer of deed(texts[turn] ?? '', step))
        problems.push(...problemsOf(answer).map((problem) => `${kind} as ${place}: ${problem}`));
    } catch (error) {
      problems.push(`${kind} as ${place}: ${error instanceof Error ? error.stack : error}`);
    }
  }
  print(`${TEXTS} hostile texts, milliseconds by what was done`, measured, 'what');
  print('The same by what the text was', measured, 'kind');
  for (const problem of problems.slice(0, 10)) console.log(`\n${problem}`);
  const slow = measured.filter(({ cpu }) => cpu > SLOW);
  if (problems.length > 0 || slow.length > 0)
    throw new Error(`${problems.length} answers break a rule, ${slow.length} took more than ${SLOW} ms.`);
}

function print(heading: string, measured: readonly Measured[], by: 'what' | 'kind'): void {
  const groups = [...new Set(measured.map((each) => each[by]))];
  const row = (name: string, own: readonly Measured[]) => {
    const [times, costs] = [own.map(({ ms }) => ms), own.map(({ cpu }) => cpu)];
    const slowest = own.reduce((a, b) => (b.cpu > a.cpu ? b : a));
    return [
      name,
      String(own.length),
      ...[0.5, 0.99].map((share) => quantile(times, share).toFixed(2)),
      ...[0.99, 1].map((share) => quantile(costs, share).toFixed(2)),
      String(costs.filter((cpu) => cpu > SLOW).length),
      `${slowest.kind} as ${slowest.place}`,
    ];
  };
  printTable(
    heading,
    ['', 'answers', 'median', 'p99', 'cpu p99', 'cpu most', `over ${SLOW}`, 'the slowest was'],
    [
      ...groups.map((name) =>
        row(
          name,
          measured.filter((each) => each[by] === name),
        ),
      ),
      row('all', measured),
    ],
  );
}
