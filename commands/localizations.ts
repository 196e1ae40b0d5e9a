import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { LocalizationMap } from 'discord-api-types/v10';
import { z } from 'zod';

/** German, Spanish, French, Italian, Japanese, Korean, Polish, Portuguese, Russian, Turkish: one file each. */
export const LOCALES = ['de', 'es-ES', 'fr', 'it', 'ja', 'ko', 'pl', 'pt-BR', 'ru', 'tr'] as const;
/** Discord's other Spanish locale gets the same texts. */
const ALSO = { 'es-419': 'es-ES' } as const;

type Locale = (typeof LOCALES)[number];

const Texts = z.record(z.string(), z.string().min(1));

/** The translations of the payloads' English texts, by language. Articles' words are never translated. */
const texts: ReadonlyMap<Locale, Readonly<Record<string, string>>> = new Map(
  LOCALES.map((locale) => [locale, read(locale)]),
);

function read(locale: Locale): Readonly<Record<string, string>> {
  const path = createRequire(import.meta.url).resolve(`#locales/${locale}.json`);
  const { data, error } = Texts.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (data) return data;
  throw new TypeError(`${path} is no file of translations: ${z.prettifyError(error)}`);
}

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly options?: readonly Named[];
  readonly choices?: readonly Named[];
}

/**
 * A payload, an option or a choice with translations added to its English texts.
 *
 * @throws {RangeError} if a language lacks one of them
 */
export function localized<T extends { readonly name: string }>(payload: T): T {
  const { name, description, options, choices }: Named = payload;
  return {
    ...payload,
    name_localizations: localizations(name),
    ...(description !== undefined && { description_localizations: localizations(description) }),
    ...(options && { options: options.map(localized) }),
    ...(choices && { choices: choices.map(localized) }),
  };
}

function localizations(english: string): LocalizationMap {
  const map = Object.fromEntries(LOCALES.map((locale) => [locale, translated(english, locale)]));
  return { ...map, ...Object.fromEntries(Object.entries(ALSO).map(([also, as]) => [also, map[as]])) };
}

function translated(english: string, locale: Locale): string {
  const text = texts.get(locale)?.[english];
  if (text === undefined) throw new RangeError(`commands/locales/${locale}.json has no "${english}".`);
  return text;
}
