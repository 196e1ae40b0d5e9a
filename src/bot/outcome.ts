import { InteractionType } from 'discord-api-types/v10';

/**
 * What became of an interaction: an answer; the answer that nothing answers; a sentence for a mistake of the member;
 * a sentence that it could not be taken; a fault of ours; nobody who still waited.
 */
export type Outcome = 'answered' | 'abstained' | 'mistaken' | 'refused' | 'failed' | 'late';

const KINDS = {
  [InteractionType.Ping]: 'other',
  [InteractionType.ApplicationCommand]: 'command',
  [InteractionType.MessageComponent]: 'component',
  [InteractionType.ApplicationCommandAutocomplete]: 'autocomplete',
  [InteractionType.ModalSubmit]: 'other',
} as const;

/** An interaction that has been dealt with, as it is told to logs and meters. */
export interface Handled {
  readonly interaction: string;
  readonly kind: 'command' | 'autocomplete' | 'component' | 'other';
  /** The name of the command, where it is one. */
  readonly command?: string | undefined;
  /** The id of the server, where it came from one. */
  readonly server?: string | undefined;
  readonly outcome: Outcome;
  /** Milliseconds from its arrival until Discord took the answer. */
  readonly ms: number;
}

/** What an interaction is, also where it is not of the form that it should be. */
export function identityOf(received: { readonly id: string }): Omit<Handled, 'outcome' | 'ms'> {
  const { id, type, data, guild_id } = received as { id: string; [part: string]: unknown };
  const name = typeof data === 'object' && data !== null && 'name' in data ? data.name : undefined;
  return {
    interaction: id,
    kind: KINDS[type as InteractionType] ?? 'other',
    command: text(name),
    server: text(guild_id),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
