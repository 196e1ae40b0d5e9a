import type { APIApplicationCommand, APIMessage, APIMessageComponent } from 'discord-api-types/v10';
import { useCallback, useState } from 'preact/hooks';
import { type ComponentContext, Components, Markdown } from './components.js';
import { EditField } from './edit-field.js';
import { Arrow, Eye, More } from './icons.js';
import { parseMarkdown, textOfNodes } from './markdown-parser.js';
import { MessageMenu, type Point } from './message-menu.js';
import { commandOf, isPrivate, isThinking, type Sent, textsIn, userName, withNames } from './page-state.js';

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });

interface MessageProps {
  readonly message: APIMessage;
  readonly use: ComponentContext;
  /** The message that it replies to; null if that was deleted, undefined if it is no reply. */
  readonly repliesTo: APIMessage | null | undefined;
  /** The commands of a message's context menu. */
  readonly menu: readonly APIApplicationCommand[];
  readonly onMenu: (command: string) => void;
  readonly onReply: () => void;
  readonly onDismiss: () => void;
  /** The actions that only its author has; undefined for others. */
  readonly own: OwnMessage | undefined;
  /** Starts to create a thread on it; undefined if that is impossible. */
  readonly onThread: (() => void) | undefined;
  /** Goes to a channel. */
  readonly go: (channel: string) => void;
}

/** The actions for a message of the user's own. */
interface OwnMessage {
  readonly isEditing: boolean;
  readonly onEdit: () => void;
  /** Saves another text; resolves with the reason if it was not saved. */
  readonly onSave: (text: string) => Promise<string | null>;
  readonly onEndEdit: () => void;
  /** Deletes it; asks for confirmation unless `isSure`. */
  readonly onDelete: (isSure: boolean) => void;
}

/** A message as its reader sees it in Discord. */
export function Message(props: MessageProps) {
  const { message, use, repliesTo, menu, own, onMenu, onReply, onDismiss, onThread, go } = props;
  const command = commandOf(message);
  const { id, author, content, timestamp, edited_timestamp: edited, components = [], thread } = message;
  const { users } = use.reading;
  const [menuAt, setMenuAt] = useState<Point | null>(null);
  const closeMenu = useCallback(() => setMenuAt(null), []);
  const canBeUsed = !isThinking(message);
  // Discord allows no replies to private messages.
  const reply = isPrivate(message) ? undefined : onReply;
  const openMenu = (event: Event, at: Point) => {
    if (!canBeUsed) return;
    event.preventDefault();
    setMenuAt(at);
  };
  return (
    <article
      id={`message-${id}`}
      class={isPrivate(message) ? 'message private' : 'message'}
      aria-label={`Message of ${author.username}`}
      onContextMenu={(event) => {
        if (!hasOwnMenu(event.target)) openMenu(event, { x: event.clientX, y: event.clientY });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
        const { left, bottom } = (event.target as Element).getBoundingClientRect();
        openMenu(event, { x: left, y: bottom });
      }}
    >
      {command && <Used {...command} />}
      {!command && repliesTo !== undefined && <ReplyLine to={repliesTo} users={users} />}
      <Byline name={userName(author)} isApp={author.bot === true} time={timestamp} />
      {isThinking(message) ? (
        <p class="thinking">
          {author.username} is thinking
          <Dots />
        </p>
      ) : own?.isEditing ? (
        <EditField text={withNames(content, users)} onSave={own.onSave} onEnd={own.onEndEdit} />
      ) : (
        <div class="content">
          {content !== '' && <Markdown content={content} edited={edited} reading={use.reading} />}
          <Components components={components as readonly APIMessageComponent[]} use={use} />
        </div>
      )}
      {thread && (
        <button type="button" class="thread-link" onClick={() => go(thread.id)}>
          <b>{thread.name}</b> <span>See thread ›</span>
        </button>
      )}
      {isPrivate(message) && (
        <p class="only-you">
          <Eye />
          Only you can see this •{' '}
          <button type="button" class="link" onClick={onDismiss}>
            Dismiss message
          </button>
        </p>
      )}
      {canBeUsed && (
        <div class={menuAt ? 'toolbar open' : 'toolbar'}>
          {reply && (
            <button type="button" aria-label="Reply" title="Reply" onClick={reply}>
              <Arrow />
            </button>
          )}
          <button
            type="button"
            aria-label="More"
            title="More"
            aria-haspopup="menu"
            aria-expanded={menuAt !== null}
            onClick={({ currentTarget }) => {
              const { left, bottom } = currentTarget.getBoundingClientRect();
              setMenuAt({ x: left, y: bottom });
            }}
          >
            <More />
          </button>
        </div>
      )}
      {menuAt && (
        <MessageMenu
          at={menuAt}
          commands={menu}
          onReply={reply}
          onEdit={own?.onEdit}
          onDelete={own?.onDelete}
          onThread={thread ? undefined : onThread}
          text={plainWords(message, users)}
          onCommand={onMenu}
          onClose={closeMenu}
        />
      )}
    </article>
  );
}

/** Whether to keep the browser's own menu: on links and fields, and to copy a selection. */
function hasOwnMenu(target: EventTarget | null): boolean {
  const isSelected = getSelection()?.isCollapsed === false;
  return isSelected || (target instanceof Element && target.closest('a, input, select, textarea') !== null);
}

/** The words of a message, without markup. */
export function plainWords(message: APIMessage, users: ReadonlyMap<string, string>): string {
  return textsIn(message)
    .map((text) => textOfNodes(parseMarkdown(withNames(text, users))).trim())
    .join('\n\n');
}

/** The message that this one replies to, in a line; pressing it goes there. */
function ReplyLine({ to, users }: { to: APIMessage | null; users: ReadonlyMap<string, string> }) {
  if (to === null) return <p class="used">The message that this answers was deleted</p>;
  const name = userName(to.author);
  const lead = () => {
    const target = document.getElementById(`message-${to.id}`);
    if (!target) return;
    target.tabIndex = -1;
    target.classList.add('led');
    target.addEventListener('blur', () => target.classList.remove('led'), { once: true });
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
  };
  return (
    <p class="used">
      <button type="button" class="replied" title="Answer to a message above: go there" onClick={lead}>
        <Avatar name={name} isApp={to.author.bot === true} isSmall />
        <span class="line">
          <b>{name}</b> {plainWords(to, users).split('\n', 1)}
        </span>
      </button>
    </p>
  );
}

/** A message that this page cannot show. */
export function Unshowable({ message: { author, content } }: { message: APIMessage }) {
  return (
    <article class="message" aria-label={`Message of ${author.username}`}>
      <Byline name={userName(author)} isApp={author.bot === true} />
      <div class="content">
        <p class="unknown">Here stands a message that this page cannot show.</p>
        {content !== '' && <p>{content}</p>}
      </div>
    </article>
  );
}

/** A placeholder for an answer until it arrives, or the reason why there is none. */
export function SentLine({ sent, user, app }: { sent: Sent; user: string; app: string }) {
  return (
    <article class="message" aria-label={`Answer of ${app}`}>
      {sent.command !== null && <Used words={sent.command} user={user} />}
      <Byline name={app} isApp />
      {sent.failure === undefined ? (
        <p class="thinking">
          Sending command
          <Dots />
        </p>
      ) : (
        <p class="failure">{sent.failure}</p>
      )}
    </article>
  );
}

function Used({ words, user }: { words: string; user: string }) {
  return (
    <p class="used">
      <Avatar name={user} isSmall />
      <span class="line">
        <b>{user}</b> used <span class="mention">{words}</span>
      </span>
    </p>
  );
}

function Byline({ name, isApp, time }: { name: string; isApp: boolean; time?: string }) {
  return (
    <>
      <Avatar name={name} isApp={isApp} />
      <p class="byline">
        <b>{name}</b> {isApp && <span class="app">APP</span>}{' '}
        {time && <time dateTime={time}>{CLOCK.format(new Date(time))}</time>}
      </p>
    </>
  );
}

function Avatar({
  name,
  isApp = false,
  isSmall = false,
}: {
  name: string;
  isApp?: boolean;
  isSmall?: boolean;
}) {
  const size = isSmall ? 'avatar small' : 'avatar';
  if (isApp)
    return <img class={size} src="/icon.svg" alt="" width={isSmall ? 16 : 40} height={isSmall ? 16 : 40} />;
  return (
    <span class={`${size} letter`} aria-hidden="true">
      {name.slice(0, 1)}
    </span>
  );
}

function Dots() {
  return (
    <span class="dots" aria-hidden="true">
      …
    </span>
  );
}
