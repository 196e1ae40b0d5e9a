import { isDeepStrictEqual } from 'node:util';
import type { APIApplicationCommand as Registered } from 'discord-api-types/v10';
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { AnyPayload } from './bot.js';

/** What has to be done so that what is registered is what is wanted. */
export interface Differences {
  readonly added: readonly AnyPayload[];
  readonly changed: readonly AnyPayload[];
  readonly unchanged: readonly AnyPayload[];
  readonly removed: readonly Registered[];
}

/** Compares the commands of this program with those that are registered, by name and kind. */
export function differences(wanted: readonly AnyPayload[], registered: readonly Registered[]): Differences {
  const byKey = new Map(registered.map((command) => [keyOf(command), command]));
  const isAdded = (payload: AnyPayload) => !byKey.has(keyOf(payload));
  const isSame = (payload: AnyPayload) => sameCommand(payload, byKey.get(keyOf(payload)));
  const keys = new Set(wanted.map(keyOf));
  return {
    added: wanted.filter(isAdded),
    changed: wanted.filter((payload) => !isAdded(payload) && !isSame(payload)),
    unchanged: wanted.filter(isSame),
    removed: registered.filter((command) => !keys.has(keyOf(command))),
  };
}

function keyOf({ name, type = ApplicationCommandType.ChatInput }: AnyPayload | Registered): string {
  return `${type} ${name}`;
}

function sameCommand(payload: AnyPayload, registered: Registered | undefined): boolean {
  if (!registered) return false;
  const told = Object.entries(registered).filter(([key]) => key in payload || !DECIDED_BY_DISCORD.has(key));
  const type = ApplicationCommandType.ChatInput;
  return isDeepStrictEqual(
    normalised({ type, ...payload }),
    normalised({ type, ...Object.fromEntries(told) }),
  );
}

/** What Discord adds, and what it fills in where a payload leaves it out. */
const DECIDED_BY_DISCORD = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'default_permission',
  'dm_permission',
  'contexts',
  'integration_types',
  'handler',
  'name_localized',
  'description_localized',
]);

/** Left out, null, false and empty (of text too) mean the same to Discord; lists of numbers are sets to it. */
function normalised(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(normalised);
    return items.every((item) => typeof item === 'number') ? items.sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, normalised(part)] as const);
  return Object.fromEntries(entries.filter(([, part]) => !isEmpty(part)));
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === undefined || value === false || value === '';
}

/** How many commands there are of each sort, in words. */
export function told({ added, changed, unchanged, removed }: Differences): string {
  const counts = Object.entries({ added, changed, removed, unchanged }).filter(
    ([, { length }]) => length > 0,
  );
  return counts
    .map(
      ([what, { length }], index) =>
        `${length}${index === 0 ? ` command${length === 1 ? '' : 's'}` : ''} ${what}`,
    )
    .join(', ');
}
