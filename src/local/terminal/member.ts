import type { APIMessage } from 'discord-api-types/v10';
import type { LoopbackUser, PlaceEntry } from '../discord/server.js';

/** Why a message is left without an answer: the bot answers commands alone; it was not asked; or it has just said that. */
export type Silence = 'commands only' | 'not asked' | 'said already';

/** Who sits at the prompt: what they can do in Discord, in the place where they are. */
export interface Member
  extends Pick<LoopbackUser, 'commands' | 'command' | 'autocomplete' | 'use' | 'submit'> {
  /** Whether the bot answers commands, and no messages. */
  readonly commandsOnly: boolean;
  /**
   * Writes a message.
   *
   * @returns the bot's answer, or why there is none
   * @throws {InvalidUse} where it is too long
   */
  write(text: string): Promise<APIMessage | Silence>;
  /** The last message that they have written here, as they would type it; undefined where there is none. */
  lastWritten(): string | undefined;
  /**
   * Changes that message.
   *
   * @returns its answer, and whether that has changed with it
   * @throws {InvalidUse} where there is none, or it becomes too long
   */
  edit(text: string): Promise<{ readonly answer?: APIMessage | undefined; readonly isNew: boolean }>;
  /**
   * Deletes that message, and waits until its answer has gone along.
   *
   * @returns what it said, and the id of its answer
   * @throws {InvalidUse} where there is none
   */
  remove(): Promise<{ readonly text: string; readonly answer?: string | undefined }>;
  /** Where they can go. */
  places(): PlaceEntry[];
  here(): PlaceEntry;
  /** Goes to one of the places. */
  go(placeId: string): void;
  /**
   * Opens a thread on that message, and goes there.
   *
   * @throws {InvalidUse} where there is no such message, or there can be no thread on it
   */
  openThread(name: string): void;
}
