import type { APIMessage } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { readMessage } from '../../../src/local/discord/response-rules.js';
import { validate } from '../../support/openapi.js';
import { problemsOf } from './refusal.js';

const V2 = 1 << 15;
const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

const text = (length: number) => ({ type: 10, content: 'x'.repeat(length) });
const button = (more: object = {}) => ({ type: 2, style: 1, custom_id: 'b', label: 'B', ...more });
const link = (url: string, more: object = {}) => ({ type: 2, style: 5, label: 'L', url, ...more });
const row = (...components: object[]) => ({ type: 1, components });
const container = (...components: object[]) => ({ type: 17, components });
const section = (accessory: object, ...components: object[]) => ({ type: 9, components, accessory });
const thumbnail = (url: string, more: object = {}) => ({ type: 11, media: { url }, ...more });
const options = (count: number) => times(count, (at) => ({ label: `${at}`, value: `${at}` }));
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: options(2), ...more });
const v2 = (...components: object[]) => ({ flags: V2, components });
const buttons = (count: number) => times(count, (at) => button({ custom_id: `b${at}` }));
const address = (length: number) => 'https://example.org/'.padEnd(length, 'x');

/** Each rule: a message at its limit, one beyond it, and what is said of that. */
const RULES: [name: string, atLimit: object, beyond: object, problem: string][] = [
  [
    'content of 2000 characters',
    { content: 'x'.repeat(2000) },
    { content: 'x'.repeat(2001) },
    'content BASE_TYPE_BAD_LENGTH',
  ],
  [
    'characters, not UTF-16 units',
    { content: '😀'.repeat(2000) },
    { content: '😀'.repeat(2001) },
    'content BASE_TYPE_BAD_LENGTH',
  ],
  [
    'text displays of 4000 characters in all',
    v2(text(2000), container(text(2000))),
    v2(text(2000), container(text(2001))),
    'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'a text display of 4000 characters',
    v2(text(4000)),
    v2(text(4001)),
    'components.0.content BASE_TYPE_BAD_LENGTH',
  ],
  ['a text display with text', v2(text(1)), v2(text(0)), 'components.0.content BASE_TYPE_BAD_LENGTH'],
  [
    '40 components, nested ones counted',
    v2(container(...times(39, () => text(1)))),
    v2(container(...times(39, () => text(1))), text(1)),
    'components BASE_TYPE_BAD_LENGTH',
  ],
  [
    '40 components, accessories counted',
    v2(...times(13, () => section(thumbnail('https://example.org/'), text(1))), text(1)),
    v2(...times(13, () => section(thumbnail('https://example.org/'), text(1))), text(1), text(1)),
    'components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'components V2 with their flag',
    v2(text(1)),
    { components: [text(1)] },
    'components.0.type UNION_TYPE_CHOICES',
  ],
  [
    'no content beside components V2',
    { ...v2(text(1)), content: null },
    { ...v2(text(1)), content: 'Hello' },
    'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'no embeds beside components V2',
    { ...v2(text(1)), embeds: [] },
    { ...v2(text(1)), embeds: [{ title: 'Hello' }] },
    'embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    '5 rows without the flag',
    { content: 'a', components: times(5, (at) => row(button({ custom_id: `${at}` }))) },
    { content: 'a', components: times(6, (at) => row(button({ custom_id: `${at}` }))) },
    'components BASE_TYPE_BAD_LENGTH',
  ],
  [
    '10 embeds',
    { embeds: times(10, () => ({ title: 'a' })) },
    { embeds: times(11, () => ({ title: 'a' })) },
    'embeds BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a custom id once',
    v2(row(...buttons(2))),
    v2(row(button()), container(row(button()))),
    'components.1.components.0.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'an id once',
    v2({ ...text(1), id: 7 }, { ...text(1), id: 8 }),
    v2({ ...text(1), id: 7 }, { ...text(1), id: 7 }),
    'components.1.id COMPONENT_ID_DUPLICATED',
  ],
  ['known properties', v2(text(1)), v2({ ...text(1), colour: 1 }), 'components.0.colour UNKNOWN_PROPERTY'],
  [
    'known properties of the message',
    { content: 'a' },
    { content: 'a', contents: 'a' },
    'contents UNKNOWN_PROPERTY',
  ],
  ['known components', v2(text(1)), v2({ type: 99 }), 'components.0.type UNION_TYPE_CHOICES'],
  [
    'no container in a container',
    v2(container(text(1))),
    v2(container(container(text(1)))),
    'components.0.components.0.type UNION_TYPE_CHOICES',
  ],
  [
    'a container with something in it',
    v2(container(text(1))),
    v2(container()),
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a colour of 24 bits',
    v2({ ...container(text(1)), accent_color: 0xffffff }),
    v2({ ...container(text(1)), accent_color: 0x1000000 }),
    'components.0.accent_color NUMBER_TYPE_MAX',
  ],
  [
    'a row with something in it',
    v2(row(button())),
    v2(row()),
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    '5 buttons in a row',
    v2(row(...buttons(5))),
    v2(row(...buttons(6))),
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a select menu alone in its row',
    v2(row(select())),
    v2(row(select(), button())),
    'components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'a label of 80 characters',
    v2(row(button({ label: 'x'.repeat(80) }))),
    v2(row(button({ label: 'x'.repeat(81) }))),
    'components.0.components.0.label BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a custom id of 100 characters',
    v2(row(button({ custom_id: 'x'.repeat(100) }))),
    v2(row(button({ custom_id: 'x'.repeat(101) }))),
    'components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a custom id',
    v2(row(button())),
    v2(row(button({ custom_id: undefined }))),
    'components.0.components.0.custom_id BASE_TYPE_REQUIRED',
  ],
  [
    'a label or an emoji',
    v2(row(button({ label: undefined, emoji: { name: '🔍' } }))),
    v2(row(button({ label: undefined }))),
    'components.0.components.0.label BUTTON_LABEL_OR_EMOJI_REQUIRED',
  ],
  [
    'an address only on links',
    v2(row(button())),
    v2(row(button({ url: address(20) }))),
    'components.0.components.0.url BUTTON_FIELD_NOT_ALLOWED',
  ],
  [
    'an address on links',
    v2(row(link(address(20)))),
    v2(row(link(address(20), { url: undefined }))),
    'components.0.components.0.url BASE_TYPE_REQUIRED',
  ],
  [
    'no custom id on links',
    v2(row(link(address(20)))),
    v2(row(link(address(20), { custom_id: 'b' }))),
    'components.0.components.0.custom_id BUTTON_FIELD_NOT_ALLOWED',
  ],
  [
    'an address of 512 characters',
    v2(row(link(address(512)))),
    v2(row(link(address(513)))),
    'components.0.components.0.url BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an address to follow',
    v2(row(link('http://example.org'))),
    v2(row(link('javascript:alert(1)'))),
    'components.0.components.0.url URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a whole address',
    v2(row(link('https://example.org'))),
    v2(row(link('example.org'))),
    'components.0.components.0.url URL_TYPE_INVALID_URL',
  ],
  [
    'an encoded address',
    v2(row(link('https://example.org/%C3%BC%20'))),
    v2(row(link('https://example.org/ü %'))),
    'components.0.components.0.url URL_TYPE_INVALID_URL',
  ],
  [
    'a style of button',
    v2(row(button({ style: 4 }))),
    v2(row(button({ style: 7 }))),
    'components.0.components.0.style NUMBER_TYPE_MAX',
  ],
  [
    '25 options in a select menu',
    v2(row(select({ options: options(25) }))),
    v2(row(select({ options: options(26) }))),
    'components.0.components.0.options BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an option in a select menu',
    v2(row(select({ options: options(1) }))),
    v2(row(select({ options: [] }))),
    'components.0.components.0.options BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an option value once',
    v2(row(select())),
    v2(row(select({ options: [...options(1), ...options(1)] }))),
    'components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'an option value of 100 characters',
    v2(row(select({ options: [{ label: 'a', value: 'x'.repeat(100) }] }))),
    v2(row(select({ options: [{ label: 'a', value: 'x'.repeat(101) }] }))),
    'components.0.components.0.options.0.value BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an option label of 100 characters',
    v2(row(select({ options: [{ value: 'a', label: 'x'.repeat(100) }] }))),
    v2(row(select({ options: [{ value: 'a', label: 'x'.repeat(101) }] }))),
    'components.0.components.0.options.0.label BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an option description of 100 characters',
    v2(row(select({ options: [{ value: 'a', label: 'a', description: 'x'.repeat(100) }] }))),
    v2(row(select({ options: [{ value: 'a', label: 'a', description: 'x'.repeat(101) }] }))),
    'components.0.components.0.options.0.description BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a placeholder of 150 characters',
    v2(row(select({ placeholder: 'x'.repeat(150) }))),
    v2(row(select({ placeholder: 'x'.repeat(151) }))),
    'components.0.components.0.placeholder BASE_TYPE_BAD_LENGTH',
  ],
  [
    'at least not above at most',
    v2(row(select({ min_values: 2, max_values: 2 }))),
    v2(row(select({ min_values: 2, max_values: 1 }))),
    'components.0.components.0.min_values SELECT_MIN_VALUES_TOO_LARGE',
  ],
  [
    'at most as many as there are options',
    v2(row(select({ max_values: 2 }))),
    v2(row(select({ max_values: 3 }))),
    'components.0.components.0.max_values SELECT_MAX_VALUES_TOO_LARGE',
  ],
  [
    'as many preselected as may be chosen',
    v2(row(select({ options: [{ label: 'a', value: 'a', default: true }] }))),
    v2(row(select({ options: options(2).map((option) => ({ ...option, default: true })) }))),
    'components.0.components.0.options SELECT_TOO_MANY_DEFAULTS',
  ],
  [
    '3 texts in a section',
    v2(section(button(), ...times(3, () => text(1)))),
    v2(section(button(), ...times(4, () => text(1)))),
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an accessory beside a section',
    v2(section(button(), text(1))),
    v2({ type: 9, components: [text(1)] }),
    'components.0.accessory BASE_TYPE_REQUIRED',
  ],
  [
    'an image from the web',
    v2(section(thumbnail(address(2048)), text(1))),
    v2(section(thumbnail('file:///a.png'), text(1))),
    'components.0.accessory.media.url URL_TYPE_INVALID_SCHEME',
  ],
  [
    'an address of an image of 2048 characters',
    v2(section(thumbnail(address(2048)), text(1))),
    v2(section(thumbnail(address(2049)), text(1))),
    'components.0.accessory.media.url BASE_TYPE_BAD_LENGTH',
  ],
  [
    '10 images in a gallery',
    v2({ type: 12, items: times(10, () => ({ media: { url: address(20) } })) }),
    v2({ type: 12, items: times(11, () => ({ media: { url: address(20) } })) }),
    'components.0.items BASE_TYPE_BAD_LENGTH',
  ],
  [
    'two kinds of spacing',
    v2({ type: 14, spacing: 2 }),
    v2({ type: 14, spacing: 3 }),
    'components.0.spacing NUMBER_TYPE_MAX',
  ],
  [
    'flags that a bot may send',
    { content: 'a', flags: 4 | 64 | 4096 },
    { content: 'a', flags: 128 },
    'flags MESSAGE_INVALID_FLAGS',
  ],
  [
    'mentions of known kinds',
    { content: 'a', allowed_mentions: { parse: [] } },
    { content: 'a', allowed_mentions: { parse: ['all'] } },
    'allowed_mentions.parse.0 BASE_TYPE_CHOICES',
  ],
  [
    '100 users mentioned',
    { content: 'a', allowed_mentions: { users: times(100, String) } },
    { content: 'a', allowed_mentions: { users: times(101, String) } },
    'allowed_mentions.users BASE_TYPE_BAD_LENGTH',
  ],
  ['text as text', { content: 'a' }, { content: 7 }, 'content TYPE_CONVERT'],
  ['something to see', { content: 'a' }, { content: ' ' }, '50006'],
  [
    'more than a row of buttons',
    { content: 'a', components: [row(button())] },
    { components: [row(button())] },
    '50006',
  ],
  ['something in components V2', v2(text(1)), v2(), '50006'],
];

describe('a message takes', () => {
  test.each(RULES)('%s, and no more', (_name, atLimit, beyond, problem) => {
    expect(problemsOf(() => readMessage(atLimit, []))).toEqual([]);
    expect(validate('IncomingWebhookInteractionRequest', atLimit)).toEqual([]);
    expect(problemsOf(() => readMessage(beyond, []))).toEqual([problem]);
  });

  test('what discord.js adds by itself', () => {
    expect(
      problemsOf(() => readMessage({ content: 'a', tts: false, nonce: '1', enforce_nonce: false }, [])),
    ).toEqual([]);
  });
});

describe('an edit', () => {
  const before = (fields: Partial<APIMessage>) =>
    ({ content: '', embeds: [], components: [], flags: 0, ...fields }) as unknown as APIMessage;
  const edit = (fields: Partial<APIMessage>, body: object) =>
    problemsOf(() => readMessage(body, [], before(fields)));
  const shown = { flags: V2, components: [text(1)] as unknown as NonNullable<APIMessage['components']> };

  test('leaves what it does not name', () => {
    expect(edit({ content: 'a' }, { components: [row(button())] })).toEqual([]);
    expect(edit(shown, { components: [text(2)] })).toEqual([]);
  });

  test('cannot bring content into a message of components V2', () => {
    expect(edit(shown, { content: 'a' })).toEqual([
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
  });

  test('cannot make one of a message with content, unless it takes the content away', () => {
    expect(edit({ content: 'a' }, v2(text(1)))).toEqual([
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
    expect(edit({ content: 'a' }, { ...v2(text(1)), content: null })).toEqual([]);
  });

  test('cannot leave a message with nothing in it', () => {
    expect(edit({ content: 'a' }, { content: '' })).toEqual(['50006']);
    expect(edit(shown, { components: [] })).toEqual(['50006']);
  });
});

test('several problems are all named, where they stand in the request', () => {
  const body = { content: 'x'.repeat(2001), components: [row(button({ label: 'x'.repeat(81) }))] };
  expect(problemsOf(() => readMessage(body, ['data']))).toEqual([
    'data.content BASE_TYPE_BAD_LENGTH',
    'data.components.0.components.0.label BASE_TYPE_BAD_LENGTH',
  ]);
});
