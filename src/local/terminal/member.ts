import type { LoopbackUser } from '../discord/server.js';

/** Who sits at the prompt: what they can do in Discord. */
export type Member = Pick<LoopbackUser, 'commands' | 'command' | 'autocomplete' | 'press'>;
