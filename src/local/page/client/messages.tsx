import {
  type APIApplicationCommand,
  type APIMessage,
  ApplicationCommandType,
  MessageType,
} from 'discord-api-types/v10';
import { Component, type ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { ChannelEntry } from '../../discord/channel-entry.js';
import type { Citations, Cited, ShownForm, Snapshot } from '../protocol.js';
import { press, send } from './api.js';
import type { TextContext } from './components.js';
import type { RepliedTo } from './composer.js';
import { Message, plainWords, SentLine, Unshowable } from './message.js';
import { isPrivate, type PageState, repliedTo, userName } from './page-state.js';
import { Welcome } from './welcome.js';

/** The distance from the end, in pixels, within which the newest message counts as being read. */
const NEAR_END = 100;

/** The actions for messages. */
export interface Does {
  /** Performs an action and shows the reason if it fails; until then the command is shown. */
  readonly attempt: (words: string | null, action: () => Promise<void>) => Promise<void>;
  readonly dismiss: (message: string) => void;
  readonly onReply: (to: RepliedTo) => void;
  /** Shows a form that a button of a message has opened. */
  readonly onForm: (opened: OpenedForm) => void;
  /** Starts to edit a message. */
  readonly onEdit: (message: APIMessage) => void;
  /** Saves another text; resolves with the reason if it was not saved. */
  readonly onSave: (message: APIMessage, text: string) => Promise<string | null>;
  readonly onEndEdit: () => void;
  /** Deletes a message; asks for confirmation unless `isSure`. */
  readonly onDelete: (message: APIMessage, isSure: boolean) => void;
  /** Asks for the name of a new thread on a message. */
  readonly onThread: (message: APIMessage) => void;
  /** Goes to a channel. */
  readonly go: (channel: string) => void;
}

/** A form, and the message whose button opened it. */
export interface OpenedForm {
  readonly message: string;
  readonly form: ShownForm;
}

interface MessagesProps extends Pick<PageState, 'sent' | 'dismissed'> {
  readonly now: Snapshot;
  readonly channel: ChannelEntry;
  /** The id of the message being edited. */
  readonly editing: string | null;
  readonly users: ReadonlyMap<string, string>;
  /** Stays the same object as long as its functions do the same. */
  readonly does: Does;
  /** Shows the cited place. */
  readonly open: (cited: Cited) => void;
  /** Asks a suggested question. */
  readonly ask: (question: string) => void;
}

/** The messages of a channel, and what was sent there and is not answered yet. */
export function MessageList(props: MessagesProps) {
  const { now, channel, editing, users, sent, dismissed, open, ask, does } = props;
  const { user, citations, commands, app } = now;
  const shown = now.messages.filter(
    ({ id, channel_id, type }) =>
      channel_id === channel.id && !dismissed.has(id) && type !== MessageType.ThreadStarterMessage,
  );
  const waiting = sent.filter(
    (one) => one.channel === channel.id && (one.command !== null || one.failure !== undefined),
  );
  const log = useEnd(shown.at(-1), waiting.at(-1)?.key ?? 0);
  const reading = useMemo(() => ({ users, open }), [users, open]);
  const menu = useMemo(
    () => commands.filter(({ type }) => type === ApplicationCommandType.Message),
    [commands],
  );
  // A thread has the id of the message that it begins with.
  const start = now.messages.find(({ id }) => id === channel.id);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <div ref={log} class="messages" role="log" aria-label="Messages" aria-live="polite" tabIndex={0}>
      <Welcome {...{ now, channel, ask }} start={start && plainWords(start, users)} go={does.go} />
      {shown.map((message) => (
        <Boundary key={message.id} of={message} otherwise={<Unshowable message={message} />}>
          <OneMessage
            {...{ message, citations, reading, menu, does }}
            repliesTo={repliedTo(message, shown)}
            isOwn={message.author.id === user.id}
            isEditing={message.id === editing}
            canHaveThread={channel.kind === 'channel' && !isPrivate(message)}
          />
        </Boundary>
      ))}
      {waiting.map((one) => (
        <SentLine key={one.key} sent={one} user={user.name} app={app} />
      ))}
    </div>
  );
}

interface OneMessageProps {
  readonly message: APIMessage;
  readonly repliesTo: APIMessage | null | undefined;
  readonly isOwn: boolean;
  readonly isEditing: boolean;
  readonly canHaveThread: boolean;
  readonly citations: Citations;
  readonly reading: Omit<TextContext, 'citations'>;
  readonly menu: readonly APIApplicationCommand[];
  readonly does: Does;
}

/** A message with its actions. Rendered again only when it has changed, because its citations arrive with it. */
function OneMessage(props: OneMessageProps) {
  const { message, repliesTo, isOwn, isEditing, canHaveThread, citations, reading, menu, does } = props;
  return useMemo(() => {
    const { id } = message;
    const { attempt, dismiss, onForm, onReply } = does;
    const use = {
      reading: { ...reading, citations },
      press: (customId: string) =>
        attempt(null, async () => {
          const form = await press({ message: id, customId });
          if (form) onForm({ message: id, form });
        }),
      select: (customId: string, values: readonly string[]) =>
        attempt(null, () => send('select', { message: id, customId, values })),
    };
    const own = {
      isEditing,
      onEdit: () => does.onEdit(message),
      onSave: (text: string) => does.onSave(message, text),
      onEndEdit: does.onEndEdit,
      onDelete: (isSure: boolean) => does.onDelete(message, isSure),
    };
    return (
      <Message
        message={message}
        use={use}
        repliesTo={repliesTo}
        menu={menu}
        own={isOwn ? own : undefined}
        onMenu={(name) => void attempt(name, () => send('menu', { name, message: id }))}
        onReply={() => onReply({ id, author: userName(message.author) })}
        onDismiss={() => dismiss(id)}
        onThread={canHaveThread ? () => does.onThread(message) : undefined}
        go={does.go}
      />
    );
  }, [message, repliesTo, isOwn, isEditing, canHaveThread, reading, menu, does]);
}

/** Keeps the end of the log in view while the user reads there or has just sent something. */
function useEnd(last: APIMessage | undefined, lastSent: number) {
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const sentBefore = useRef(lastSent);
  useLayoutEffect(() => {
    const { current } = log;
    const hasSent = lastSent > sentBefore.current;
    sentBefore.current = Math.max(lastSent, sentBefore.current);
    if (current && (isAtEnd.current || hasSent)) current.scrollTop = current.scrollHeight;
  }, [last, lastSent]);
  useLayoutEffect(() => {
    const { current } = log;
    const scrolled = () => {
      if (current)
        isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_END;
    };
    const space = () => `${current?.clientWidth} ${window.innerHeight}`;
    let had = space();
    // An input that grows below reduces only the log's height, so nothing else moves.
    const resized = new ResizeObserver(() => {
      const isAnother = space() !== had;
      had = space();
      if (current && isAnother && isAtEnd.current) current.scrollTop = current.scrollHeight;
    });
    current?.addEventListener('scroll', scrolled);
    if (current) resized.observe(current);
    return () => {
      current?.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, []);
  return log;
}

interface BoundaryProps {
  /** What is shown; rendering is tried again if it changes. */
  readonly of: unknown;
  /** Shown instead if rendering fails. */
  readonly otherwise: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Contains rendering errors, so that the rest of the page still works. */
class Boundary extends Component<BoundaryProps, { readonly failed?: unknown }> {
  override componentDidCatch(error: unknown): void {
    console.warn(error);
    this.setState({ failed: this.props.of });
  }

  override render({ of, otherwise, children }: BoundaryProps) {
    return this.state.failed === of ? otherwise : children;
  }
}
