import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const EVAL = join(import.meta.dirname, '..', '..', 'dist', 'eval');
const SETS = {
  answers: {
    id: 'a',
    title: '',
    paragraphs: ['Rain fell on Oban.', 'The harbour opened in 1787.'],
    questions: [
      {
        id: 'q',
        q: 'When did the harbour open?',
        paragraph: 1,
        answers: ['1787'],
        answer_starts: [22],
      },
    ],
  },
  chat: {
    id: 'a',
    title: 'Harbour of Oban',
    paragraphs: ['Rain fell on Oban.', 'The harbour opened in 1787. It was small.'],
    turns: [
      {
        id: 't1',
        turn: 1,
        question: 'What opened in Oban?',
        answer: 'a harbour',
        answerable: true,
        gold: [{ paragraph: 1, start: 0, end: 27 }],
      },
      {
        id: 't2',
        turn: 2,
        question: 'When?',
        answer: 'in 1787',
        answerable: true,
        gold: [{ paragraph: 1, start: 0, end: 27 }],
      },
    ],
  },
  members: {
    id: 'a',
    title: 'Harbour of Oban',
    text: 'Harbour of Oban\nRain fell on Oban.\nThe harbour opened in 1787.',
    questions: [
      { id: 'q', q: 'When did the harbour open?', kind: 'when', paraphrased: false, gold: [[35, 62]] },
      { id: 'n', q: 'Who paid for the harbour?', kind: 'who', paraphrased: true, gold: [], near: true },
      { id: 'o', q: 'How do I bake bread?', kind: 'how', paraphrased: false, gold: [], near: false },
    ],
  },
  quotations: {
    id: 'a',
    split: 'dev',
    text: 'Rain\n“We saw the rain,” said Ada Byron.',
    quotes: [
      {
        start: 5,
        end: 23,
        kind: 'direct',
        speaker_start: 29,
        speaker_end: 38,
        speaker_canonical: 'Ada Byron',
        cue: 'said',
      },
    ],
  },
  summaries: {
    id: 'a',
    title: 'Rain',
    paragraphs: ['Rain fell on Oban. It stopped.'],
    sentences: [['Rain fell on Oban.', 'It stopped.']],
    reference_sentences: ['Rain fell on Oban.'],
  },
};
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eval-main-'));
  mkdirSync(join(folder, 'data'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function put(line: string): { data: string; out: string } {
  writeFileSync(join(folder, 'data', 'set.jsonl'), line);
  return { data: join(folder, 'data'), out: join(folder, 'out') };
}

/** Starts the program for a part. */
function run(part: string, line: string) {
  const { data, out } = put(line);
  const words = [join(EVAL, 'main.js'), part, '--data', data, '--out', out];
  return spawnSync(process.execPath, words, { encoding: 'utf8' });
}

/** Measures a part in this process, as it is built: each program would load the language model and all peers anew. */
async function measured(part: string, line: string) {
  const { data, out } = put(line);
  const parts = await import(join(EVAL, part, 'run.js'));
  const lines = vi.spyOn(console, 'log').mockReturnValue();
  const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await parts[`eval${part.charAt(0).toUpperCase()}${part.slice(1)}`](data, out);
    const written = (calls: unknown[][]) => calls.map(([text]) => text).join('\n');
    return { stdout: written(lines.mock.calls), stderr: written(errors.mock.calls) };
  } finally {
    lines.mockRestore();
    errors.mockRestore();
  }
}

function predictions(name: string): object {
  return JSON.parse(readFileSync(join(folder, 'out', name), 'utf8').split('\n')[0] ?? '') as object;
}

test('answers: tables with the peers that take so few texts, and predictions for the pool and for the article', () => {
  const { stdout, stderr, status } = run('answers', JSON.stringify(SETS.answers));
  expect(status).toBe(0);
  expect(stderr).toContain('set, verbatim, pooled: 1 done');
  expect(stdout).toMatch(/set: verbatim +1\.000 \[1\.000, 1\.000\]/u);
  expect(stdout).toMatch(/set: MiniSearch/u);
  expect(stdout).not.toMatch(/set: wink-bm25/u);
  expect(stdout).toContain('Reliability');
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['set.jsonl', 'set.own.jsonl']);
  expect(predictions('set.jsonl')).toMatchObject({
    id: 'q',
    passages: [{ article: 'a', paragraph: 1, sentence: [0, 27] }, { paragraph: 0 }],
  });
});

test('chat: follow-ups with and without what came before, and predictions', async () => {
  const { stdout } = await measured('chat', JSON.stringify(SETS.chat));
  expect(stdout).toMatch(/set: follow-ups/u);
  expect(stdout).toMatch(/set\.own\.none +\.000/u);
  expect(stdout).toMatch(/set\.own\.gold +1\.000/u);
  expect(stdout).toMatch(/set\.all\.ours +1\.000/u);
  expect(predictions('set.own.gold.jsonl')).toMatchObject({ id: 't1', passages: [{ paragraph: 1 }, {}] });
});

test('members: what is seen of each question, by outcome and kind, beside peers, and predictions', async () => {
  const { stdout, stderr } = await measured('members', JSON.stringify(SETS.members));
  expect(stderr).toContain('set, verbatim: 1 done');
  expect(stdout).toMatch(/verbatim +1\.000 \[1\.000, 1\.000\] +1\.000 \[1\.000, 1\.000\]/u);
  expect(stdout).toMatch(/lunr +1\.000/u);
  expect(stdout).toMatch(/MiniSearch/u);
  expect(stdout).toMatch(/when +1 +1\.00 +1\.00/u);
  expect(predictions('set.jsonl')).toMatchObject({
    id: 'q',
    passages: [{ sentence: [35, 62], paragraph: [35, 62] }],
  });
});

test('quotations: tables by part, and predictions', async () => {
  const { stdout } = await measured('quotations', JSON.stringify(SETS.quotations));
  expect(stdout).toMatch(/set dev: 1 articles/u);
  expect(stdout).toMatch(/GGT@0\.3 +100\.0 \[100\.0, 100\.0\]/u);
  expect(stdout).toMatch(/missed +0 +0 +0 +0/u);
  expect(predictions('set.jsonl')).toMatchObject({
    id: 'a',
    quotes: [{ cue: 'said', speaker_canonical: 'Ada Byron', floating: false }],
  });
});

test('summaries: tables by budget, and predictions', async () => {
  const { stdout } = await measured('summaries', JSON.stringify(SETS.summaries));
  expect(stdout).toMatch(/set, k3: 1 documents/u);
  expect(stdout).toMatch(/first sentences/u);
  expect(stdout).toMatch(/lexrank +\d+\.\d\d \[/u);
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['set.k3.jsonl', 'set.w60.jsonl', 'set.w85.jsonl']);
  expect(predictions('set.k3.jsonl')).toMatchObject({ id: 'a', sentences: [{ paragraph: 0, start: 0 }, {}] });
});

test('a broken line is named in one sentence', () => {
  const { stderr, stdout, status } = run('answers', '{"id":1}');
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toBe(
    `${join(folder, 'data', 'set.jsonl')}, line 1: the field "id" is not as it should be: expected string, received number.\n`,
  );
});
