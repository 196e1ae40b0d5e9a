import type { APIMessage } from 'discord-api-types/v10';
import type { LoopbackUser, PlaceEntry } from '../discord/server.js';

/** Why a message has no answer: the bot only answers commands, it was not asked, or it has just said the same. */
export type Silence = 'commands only' | 'not asked' | 'said already';

/** The user at the prompt, with the actions of Discord in the current place. */
export interface Member
  extends Pick<LoopbackUser, 'commands' | 'command' | 'autocomplete' | 'use' | 'submit'> {
  /** Whether the bot only answers commands, and no messages. */
  readonly commandsOnly: boolean;
  /**
   * Writes a message.
   *
   * @returns the bot's answer, or why there is none
   * @throws {InvalidUse} if it is too long
   */
  write(text: string): Promise<APIMessage | Silence>;
  /** The user's last message here, as they would type it; undefined if there is none. */
  lastWritten(): string | undefined;
  /**
   * Edits that message.
   *
   * @returns its answer, and whether the answer has changed
   * @throws {InvalidUse} if there is none, or it becomes too long
   */
  edit(text: string): Promise<{ readonly answer?: APIMessage | undefined; readonly isNew: boolean }>;
  /**
   * Deletes that message, and waits until its answer is deleted, too.
   *
   * @returns its text, and the id of its answer
   * @throws {InvalidUse} if there is none
   */
  remove(): Promise<{ readonly text: string; readonly answer?: string | undefined }>;
  /** The places to go to. */
  places(): PlaceEntry[];
  here(): PlaceEntry;
  /** Goes to one of the places. */
  go(placeId: string): void;
  /**
   * Opens a thread on that message, and goes there.
   *
   * @throws {InvalidUse} if there is no such message, or it cannot have a thread
   */
  openThread(name: string): void;
}
