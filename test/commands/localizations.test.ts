import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands, messageCommands } from '../../commands/index.js';
import { LOCALES, localized } from '../../commands/localizations.js';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly name_localizations?: Record<string, string>;
  readonly description_localizations?: Record<string, string>;
  readonly options?: readonly Named[];
  readonly choices?: readonly Named[];
}

const slash = [...commands.values()].map(({ payload }) => payload as unknown as Named);
const menu = [...messageCommands.values()].map(({ payload }) => payload as unknown as Named);
const LANGUAGES = ['de', 'es', 'fr', 'it', 'ja', 'ko', 'pl', 'pt', 'ru', 'tr'];

/** Discord's pattern for what is typed: letters and digits of any script that have no upper case. */
const TYPED = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

describe('in other languages', () => {
  test.each([...slash, ...menu])('$name has a name and descriptions in all ten', (payload) => {
    for (const named of [payload, ...(payload.options ?? [])]) {
      const locales = Object.keys(named.name_localizations ?? {});
      expect([...new Set(locales.map((locale) => locale.slice(0, 2)))].sort()).toEqual([...LANGUAGES].sort());
      if (menu.includes(payload)) continue;
      expect(Object.keys(named.description_localizations ?? {})).toEqual(locales);
      for (const name of Object.values(named.name_localizations ?? {})) {
        expect(name).toMatch(TYPED);
        expect(name).toBe(name.toLowerCase());
      }
      for (const text of Object.values(named.description_localizations ?? {})) {
        expect(text.length).toBeLessThanOrEqual(100);
      }
    }
  });

  test('commands are told apart, and so are the options of one', () => {
    const isDistinct = (all: readonly Named[], locale: string) => {
      const names = all.map(({ name, name_localizations: map }) => map?.[locale] ?? name);
      expect(new Set(names).size).toBe(names.length);
    };
    for (const locale of Object.keys(slash[0]?.name_localizations ?? {})) {
      isDistinct(slash, locale);
      for (const { options = [] } of slash) isDistinct(options, locale);
    }
  });
});

describe('the files of translations', () => {
  const folder = join(import.meta.dirname, '../../commands/locales');

  /** The English texts of a payload, an option or a choice. */
  const textsOf = ({ name, description, options = [], choices = [] }: Named): string[] => [
    name,
    ...(description === undefined ? [] : [description]),
    ...[...options, ...choices].flatMap(textsOf),
  ];
  const used = [...new Set([...slash, ...menu].flatMap(textsOf))].sort();

  test('are those that are read', () => {
    expect(readdirSync(folder).sort()).toEqual([...LOCALES, 'hints'].map((name) => `${name}.json`).sort());
  });

  test.each(LOCALES)('%s has each text of the payloads, and no other', (locale) => {
    const texts = JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8'));
    expect(Object.keys(texts).sort()).toEqual(used);
  });

  test('have a hint for each language', () => {
    const hints = JSON.parse(readFileSync(join(folder, 'hints.json'), 'utf8'));
    expect(Object.keys(hints).sort()).toEqual([...LANGUAGES].sort());
  });

  test('that lack a text stop the start, and say which', () => {
    expect(() => localized({ name: 'forecast' })).toThrow('commands/locales/de.json has no "forecast".');
  });
});
