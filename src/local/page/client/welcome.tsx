import { type ChannelEntry, nameOfChannel } from '../../discord/channel-entry.js';
import type { Snapshot } from '../protocol.js';
import { ChannelMark } from './channels.js';

interface WelcomeProps {
  readonly now: Snapshot;
  readonly channel: ChannelEntry;
  /** The text of the message that a thread begins with; undefined if there is none. */
  readonly start: string | undefined;
  /** Asks a suggested question. */
  readonly ask: (question: string) => void;
  readonly go: (channel: string) => void;
}

/** The beginning of a channel: a description and, in direct messages, suggested questions. */
export function Welcome(props: WelcomeProps) {
  if (props.channel.kind === 'direct') return <DirectWelcome {...props} />;
  return props.channel.kind === 'channel' ? <ChannelWelcome {...props} /> : <ThreadWelcome {...props} />;
}

function DirectWelcome({ now: { app, questions, commandsOnly }, ask }: WelcomeProps) {
  return (
    <div class="welcome">
      <img src="/icon.svg" alt="" width="80" height="80" />
      <h2>{app}</h2>
      <p>
        This is a Discord on your own machine, and here begin your direct messages with <b>{app}</b>.{' '}
        {commandsOnly
          ? 'It answers commands in the words of the articles; messages it does not answer, for MENTIONS is set to “off”.'
          : 'Ask it something: it answers in the words of the articles.'}
      </p>
      {questions.length > 0 && (
        <ul aria-label="Questions to begin with">
          {questions.map((question) => (
            <li key={question}>
              <button type="button" class="button secondary" onClick={() => ask(question)}>
                {question}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ChannelWelcome({ now: { app, commandsOnly }, channel }: WelcomeProps) {
  return (
    <div class="welcome">
      <h2>Welcome to #{channel.name}</h2>
      <p>
        This is a channel of a server on your own machine.{' '}
        {commandsOnly ? (
          'The bot answers commands here; messages it does not answer, for MENTIONS is set to “off”.'
        ) : (
          <>
            The bot answers messages that mention it, such as <b>@{app} Why?</b>, and replies to its answers.
          </>
        )}{' '}
        The menu of a message opens a thread on it.
      </p>
    </div>
  );
}

function ThreadWelcome({ now, channel, start, go }: WelcomeProps) {
  const parent = now.channels.find(({ id }) => id === channel.parent);
  return (
    <div class="welcome">
      <h2>
        <ChannelMark of={channel} />
        {channel.name}
      </h2>
      {parent && (
        <p>
          A thread on a message in{' '}
          <button type="button" class="link" onClick={() => go(parent.id)}>
            {nameOfChannel(parent)}
          </button>
          {start === undefined ? ' that was deleted.' : ':'}
        </p>
      )}
      {start !== undefined && <blockquote>{start}</blockquote>}
    </div>
  );
}
