import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as round } from 'node:timers/promises';
import fc from 'fast-check';
import { withProgress } from '../eval/progress.js';
import { printTable } from '../eval/table.js';
import { ACTIONS, problemsOf, type Step } from '../test/support/hostile-actions.js';
import { HOSTILE_KINDS } from '../test/support/hostile-text.js';
import { quantile } from './measure.js';

const TEXTS = 10_000;
/** The number of texts not counted, because the first answers of a process take longer. */
const WARM_UP = 500;
const SEED = 7;
/** The time limit of an answer in milliseconds, without garbage collections that occur during it. */
const SLOW = 100;

interface Measured {
  readonly what: string;
  readonly kind: string;
  readonly place: string;
  readonly start: number;
  /** Wall-clock time in milliseconds, which includes other programs on the machine. */
  readonly ms: number;
  /** CPU time in milliseconds, for all threads of this process. */
  readonly cpu: number;
}

/** An answer, and an upper bound of its time on the main thread, without garbage collections during it. */
interface Cost extends Measured {
  readonly own: number;
}

/**
 * Measures the cost of answers to 10,000 hostile texts, used as questions, names, headings, topics, messages and
 * articles, and checks that Discord would accept each answer and show nothing but words.
 *
 * @throws {Error} if one fails, breaks a rule or takes more than 100 ms
 */
export async function benchHostile(): Promise<void> {
  const collections = observeCollections();
  const kinds = Object.entries(HOSTILE_KINDS).map(([kind, texts]) => ({
    kind,
    texts: fc.sample(texts, {
      numRuns: Math.ceil((TEXTS + WARM_UP) / Object.keys(HOSTILE_KINDS).length),
      seed: SEED,
    }),
  }));
  const places = Object.entries(ACTIONS);
  const measured: Measured[] = [];
  const problems: string[] = [];
  for (const index of withProgress('hostile texts', [...Array(TEXTS + WARM_UP).keys()])) {
    const { kind, texts } = kinds[index % kinds.length] as (typeof kinds)[number];
    const turn = Math.floor(index / kinds.length);
    const [place, action] = places[turn % places.length] as (typeof places)[number];
    const step: Step = (what, run) => {
      const [since, before] = [performance.now(), process.cpuUsage()];
      const answers = run();
      const { user, system } = process.cpuUsage(before);
      const times = { ms: performance.now() - since, cpu: (user + system) / 1000 };
      if (index >= WARM_UP) measured.push({ what, kind, place, start: since, ...times });
      return answers;
    };
    await round(); // The observer reports garbage collections between two texts.
    try {
      for (const answer of action(texts[turn] ?? '', step))
        problems.push(...problemsOf(answer).map((problem) => `${kind} as ${place}: ${problem}`));
    } catch (error) {
      problems.push(`${kind} as ${place}: ${error instanceof Error ? error.stack : error}`);
    }
  }
  const pauses = await collections();
  const costs = withoutPauses(measured, pauses);
  const longest = Math.max(0, ...pauses.map(({ duration }) => duration));
  print(`${TEXTS} hostile texts, milliseconds by what was done`, costs, 'what');
  print('The same by what the text was', costs, 'kind');
  console.log(
    `\nBy the clock, and last without ${pauses.length} collections of garbage, the longest of ${longest.toFixed(1)} ms.`,
  );
  for (const problem of problems.slice(0, 10)) console.log(`\n${problem}`);
  const slow = costs.filter(({ own }) => own > SLOW);
  if (problems.length > 0 || slow.length > 0)
    throw new Error(`${problems.length} answers break a rule, ${slow.length} took more than ${SLOW} ms.`);
}

/** Starts to record garbage collections; the returned function stops that and returns them, in order. */
function observeCollections() {
  const pauses: { readonly startTime: number; readonly duration: number }[] = [];
  const observer = new PerformanceObserver((list) => void pauses.push(...list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  return async () => {
    await round();
    observer.disconnect();
    return pauses.sort((a, b) => a.startTime - b.startTime);
  };
}

type Pauses = Awaited<ReturnType<ReturnType<typeof observeCollections>>>;

/** Both wall-clock and CPU time are upper bounds of the time on the main thread. */
function withoutPauses(measured: readonly Measured[], pauses: Pauses): Cost[] {
  let next = 0;
  return measured.map((each) => {
    const { start, ms, cpu } = each;
    let paused = 0;
    for (let pause = pauses[next]; pause && pause.startTime < start + ms; pause = pauses[++next])
      if (pause.startTime >= start) paused += pause.duration;
    return { ...each, own: Math.max(0, Math.min(ms, cpu) - paused) };
  });
}

function print(heading: string, costs: readonly Cost[], by: 'what' | 'kind'): void {
  const groups = [...new Set(costs.map((each) => each[by]))];
  const row = (name: string, group: readonly Cost[]) => {
    const [times, own] = [group.map(({ ms }) => ms), group.map((each) => each.own)];
    const slowest = group.reduce((a, b) => (b.own > a.own ? b : a));
    return [
      name,
      String(group.length),
      ...[0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(2)),
      slowest.own.toFixed(2),
      String(own.filter((ms) => ms > SLOW).length),
      `${slowest.kind} as ${slowest.place}`,
    ];
  };
  const rows = groups.map((name) =>
    row(
      name,
      costs.filter((each) => each[by] === name),
    ),
  );
  printTable(
    heading,
    ['', 'answers', 'median', 'p99', 'slowest', 'without', `over ${SLOW}`, 'which was'],
    [...rows, row('all', costs)],
  );
}
