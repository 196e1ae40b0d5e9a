import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { JSON_COMMANDS, schemaOf } from '../../src/cli/json-schemas.js';
import {
  askTask,
  checkTask,
  conversation,
  explainTask,
  type Printed,
  quoteTask,
  sourcesTask,
  summaryTask,
  timelineTask,
  verifyTask,
} from '../../src/cli/tasks.js';
import { createLibrary } from '../../src/index.js';
import type { Library } from '../../src/library/results.js';
import { bridge, mill } from '../support/conversations.js';
import { fakeLibrary, roofQuotation, roofQuotes } from '../support/fake-library.js';

const town = createLibrary([mill, bridge]);
const skipped: Library = { ...town, skipped: [{ path: 'a.pdf', reason: 'It is no text.' }] };
const nobody = fakeLibrary({
  quotes: () => ({
    ...roofQuotes,
    speaker: null,
    quotations: [{ ...roofQuotation, speaker: null, cue: null }],
  }),
});
const history = conversation(town, ['What did Vance say about the bridge?', 'And Dole?'], {});

/** What each command prints, and the request that it echoes. */
const PRINTED: [string, string, Printed, object][] = [
  [
    'ask',
    'an answer',
    askTask(town, 'Who insured the Old Mill?', {}),
    { question: 'Who insured the Old Mill?' },
  ],
  ['ask', 'a summary', askTask(town, 'tl;dr', { source: 'mill' }), { source: 'mill' }],
  ['ask', 'a wish for help', askTask(town, 'help', {}), { question: 'help' }],
  [
    'ask',
    'what answers nothing',
    askTask(town, 'Who won the World Cup?', { limit: 2, strictness: 'strict', closest: false }),
    { source: null, limit: 2, strictness: 'strict', closest: false, after: [] },
  ],
  [
    'ask',
    'a follow-up',
    askTask(town, 'Did he vote against it?', { history }),
    { after: ['What did Vance say about the bridge?', 'And Dole?'] },
  ],
  ['ask', 'an explanation', explainTask(town, 'Who insured the Old Mil?', {}), { limit: null }],
  [
    'quote',
    'a speaker',
    quoteTask(town, { speaker: 'Vance', about: 'bridge' }),
    { speaker: 'Vance', about: 'bridge' },
  ],
  ['quote', 'everybody', quoteTask(town, {}), { speaker: null, about: null, source: null }],
  ['quote', 'nobody known', quoteTask(nobody, {}), { speaker: null }],
  ['quote', 'an unknown speaker', quoteTask(town, { speaker: 'Zebedee' }), { speaker: 'Zebedee' }],
  [
    'summary',
    'an article',
    summaryTask(town, { source: 'mill' }),
    { section: null, length: 'medium', source: 'mill' },
  ],
  [
    'summary',
    'a topic',
    summaryTask(town, { topic: 'bridge', length: 'short' }),
    { topic: 'bridge', length: 'short' },
  ],
  [
    'summary',
    'an unknown section',
    summaryTask(town, { section: 'Zebras' }),
    { section: 'Zebras', topic: null },
  ],
  [
    'verify',
    'words that stand there and words that do not',
    verifyTask(
      town,
      'Vance said: “The bridge was built.” Dole said: “Zebras graze quietly on distant moons.”',
      {},
    ),
    { speaker: null, source: null },
  ],
  [
    'verify',
    'a claim',
    verifyTask(town, 'the bridge', { speaker: 'Dole' }),
    { text: 'the bridge', speaker: 'Dole' },
  ],
  ['timeline', 'a topic', timelineTask(town, 'bridge', {}), { topic: 'bridge', since: null }],
  ['sources', 'all', sourcesTask(skipped), { source: null }],
  ['check', 'all', checkTask(skipped), { source: null }],
  ['check', 'one', checkTask(town, 'mill'), { source: 'mill' }],
];

/** What Ajv finds wrong with some JSON, as a program reads it. */
function faults(command: string, { json }: Printed): unknown {
  const validate = new Ajv2020({ strict: true }).compile(schemaOf(command));
  validate(JSON.parse(JSON.stringify(json)));
  return validate.errors;
}

describe('what is printed as JSON', () => {
  test.each(PRINTED)(
    'by %s of %s is as its schema says, and echoes the request',
    (command, _of, printed, request) => {
      expect(faults(command, printed)).toBeNull();
      expect(printed.json).toMatchObject({ request });
    },
  );

  test('by every command has a schema, which is tried here', () => {
    expect([...new Set(PRINTED.map(([command]) => command))]).toEqual(JSON_COMMANDS);
    expect(Object.keys(schemaOf())).toEqual(JSON_COMMANDS);
  });

  test('has no field that its schema does not name', () => {
    const printed = sourcesTask(town);
    expect(faults('sources', { ...printed, json: { ...printed.json, more: 1 } })).not.toBeNull();
    expect(faults('sources', { ...printed, json: {} })).not.toBeNull();
  });
});
