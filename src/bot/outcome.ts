import { InteractionType } from 'discord-api-types/v10';
import type { Card } from '../cards/card.js';

/**
 * What became of an interaction: an answer; the closest passages, which may not answer; that the articles have nothing
 * on it; a sentence for a mistake of the member; a sentence that it could not be taken; a fault of ours; nobody who still
 * waited.
 */
export type Outcome = 'answered' | 'closest' | 'nothing' | 'mistaken' | 'refused' | 'failed' | 'late';

/** How dealing with an interaction ended. */
export interface Result {
  readonly outcome: Outcome;
  /** What became of the question, where one was answered. */
  readonly question?: Card['outcome'];
  /** Milliseconds that the longest piece of the work kept the event loop waiting, where there was any. */
  readonly held?: number;
}

const KINDS: ReadonlyMap<unknown, Handled['kind']> = new Map([
  [InteractionType.ApplicationCommand, 'command'],
  [InteractionType.MessageComponent, 'component'],
  [InteractionType.ApplicationCommandAutocomplete, 'autocomplete'],
]);

/** An interaction that has been dealt with, as it is told to logs and meters. */
export interface Handled extends Result {
  readonly interaction: string;
  readonly kind: 'command' | 'autocomplete' | 'component' | 'other';
  /** The name of the command, where it is one. */
  readonly command?: string | undefined;
  /** The id of the server, where it came from one. */
  readonly server?: string | undefined;
  /** Milliseconds from when Discord sent it until Discord took the answer. */
  readonly ms: number;
}

/** What an interaction is, also where it is not of the form that it should be. */
export function identityOf(received: { readonly id: string }): Omit<Handled, keyof Result | 'ms'> {
  const { id, type, data, guild_id } = received as { id: string; [part: string]: unknown };
  const name = typeof data === 'object' && data !== null && 'name' in data ? data.name : undefined;
  return {
    interaction: id,
    kind: KINDS.get(type) ?? 'other',
    command: text(name),
    server: text(guild_id),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
