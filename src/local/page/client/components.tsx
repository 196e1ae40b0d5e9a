import {
  type APIButtonComponent,
  type APIFileComponent,
  type APIMessageComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Citations, Cited } from '../protocol.js';
import { type Node, parseMarkdown, textOfNodes } from './markdown-parser.js';

/** The context that texts need. */
export interface TextContext {
  /** The citations in the texts of the message. */
  readonly citations: Citations;
  /** The names of users, by id. */
  readonly users: ReadonlyMap<string, string>;
  /** Shows the cited place. */
  readonly open: (cited: Cited) => void;
}

interface MarkdownProps {
  readonly content: string;
  /** When the message was last edited, if it was. */
  readonly edited?: string | null;
  readonly reading: TextContext;
}

/** A text in Discord's markdown. A line that cites an article is a button that shows the place. */
export function Markdown({ content, edited, reading }: MarkdownProps) {
  const cited = reading.citations[content];
  return (
    <div class="markdown">
      {parseMarkdown(content).map((node, index) =>
        node.type === 'subtext' ? (
          <Subtext key={index} nodes={node.content as Node[]} cited={cited} reading={reading} />
        ) : (
          <Part key={index} node={node} reading={reading} />
        ),
      )}
      {edited && (
        <time class="edited" dateTime={edited} title={new Date(edited).toLocaleString()}>
          {' '}
          (edited)
        </time>
      )}
    </div>
  );
}

interface SubtextProps {
  readonly nodes: readonly Node[];
  readonly cited: Cited | undefined;
  readonly reading: TextContext;
}

function Subtext({ nodes, cited, reading }: SubtextProps) {
  const words = <Parts nodes={nodes} reading={reading} />;
  if (!cited) return <div class="subtext">{words}</div>;
  return (
    <div class="subtext">
      <button
        type="button"
        class="citation"
        title="Show it in the article"
        onClick={() => reading.open(cited)}
      >
        {words}
      </button>
    </div>
  );
}

function Parts({ nodes, reading }: { nodes: readonly Node[]; reading: TextContext }) {
  return (
    <>
      {nodes.map((node, index) => (
        <Part key={index} node={node} reading={reading} />
      ))}
    </>
  );
}

type Render = (node: Node, inner: () => ComponentChildren, reading: TextContext) => ComponentChildren;

/** The renderers of the parts of markdown; other parts are rendered as their words. */
const RENDERS: Readonly<Record<string, Render>> = {
  text: ({ content }) => content,
  br: () => <br />,
  strong: (_node, inner) => <strong>{inner()}</strong>,
  em: (_node, inner) => <em>{inner()}</em>,
  underline: (_node, inner) => <u>{inner()}</u>,
  strikethrough: (_node, inner) => <s>{inner()}</s>,
  inlineCode: ({ content }) => <code>{content}</code>,
  codeBlock: ({ content }) => (
    <pre>
      <code>{content}</code>
    </pre>
  ),
  blockQuote: (_node, inner) => <blockquote>{inner()}</blockquote>,
  heading: ({ level }, inner) => <h3 class={`heading-${level}`}>{inner()}</h3>,
  listMark: ({ content }) => <span class="list-mark">{/\d/u.test(content) ? content : '• '}</span>,
  spoiler: (_node, inner) => <Spoiler>{inner()}</Spoiler>,
  url: ({ target }, inner) => <Link address={target}>{inner()}</Link>,
  autolink: ({ target }, inner) => <Link address={target}>{inner()}</Link>,
  link: ({ target }, inner) => <Link address={target}>{inner()}</Link>,
  user: ({ id }, _inner, { users }) => <span class="mention">@{users.get(id) ?? id}</span>,
  channel: ({ id }) => <span class="mention">#{id}</span>,
  role: ({ id }) => <span class="mention">@{id}</span>,
  everyone: () => <span class="mention">@everyone</span>,
  here: () => <span class="mention">@here</span>,
  twemoji: ({ name }) => name,
  emoticon: ({ content }) => content,
  emoji: ({ name }) => `:${name}:`,
  timestamp: ({ timestamp, format }) => <Time seconds={String(timestamp)} format={format} />,
  slashCommand: ({ fullName, name }) => <span class="mention">/{fullName ?? name}</span>,
};

function Part({ node, reading }: { node: Node; reading: TextContext }) {
  const inner = () =>
    Array.isArray(node.content) ? (
      <Parts nodes={node.content} reading={reading} />
    ) : (
      String(node.content ?? '')
    );
  const render = Object.hasOwn(RENDERS, node.type) ? RENDERS[node.type] : undefined;
  return <>{render ? render(node, inner, reading) : textOfNodes([node])}</>;
}

function Spoiler({ children }: { children: ComponentChildren }) {
  const [isShown, show] = useState(false);
  if (isShown) return <span class="spoiler shown">{children}</span>;
  return (
    <button type="button" class="spoiler" aria-label="Spoiler; press to show it" onClick={() => show(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  );
}

/** A timestamp; one that is out of range is shown as written. */
function Time({ seconds, format }: { seconds: string; format: string | undefined }) {
  const time = new Date(Number(seconds) * 1000);
  if (Number.isNaN(time.getTime())) return <>{`<t:${seconds}${format ? `:${format}` : ''}>`}</>;
  return <time dateTime={time.toISOString()}>{time.toLocaleString()}</time>;
}

/** A link to another site; only http and https are followed. */
function Link({ address, ...rest }: { address: string; class?: string; children: ComponentChildren }) {
  if (!/^https?:\/\//iu.test(address)) return <span {...rest} />;
  return <a href={address} target="_blank" rel="noopener noreferrer" {...rest} />;
}

/** The context that a message's components need. */
export interface ComponentContext {
  readonly reading: TextContext;
  readonly press: (customId: string) => Promise<void>;
  readonly select: (customId: string, values: readonly string[]) => Promise<void>;
}

/** The components of a message or a container, in order. */
export function Components({
  components,
  use,
}: {
  components: readonly APIMessageComponent[];
  use: ComponentContext;
}) {
  return (
    <>
      {components.map((component, index) => (
        <Component key={component.id ?? index} component={component} use={use} />
      ))}
    </>
  );
}

function Component({ component, use }: { component: APIMessageComponent; use: ComponentContext }) {
  switch (component.type) {
    case ComponentType.Container:
      return <Container {...component} use={use} />;
    case ComponentType.TextDisplay:
      return <Markdown content={component.content} reading={use.reading} />;
    case ComponentType.Section:
      return (
        <div class="section">
          <div>
            <Components components={component.components} use={use} />
          </div>
          <Component component={component.accessory} use={use} />
        </div>
      );
    case ComponentType.Separator:
      return (
        <div
          class={component.spacing === SeparatorSpacingSize.Large ? 'separator large' : 'separator'}
          role={component.divider === false ? undefined : 'separator'}
        />
      );
    case ComponentType.ActionRow:
      return (
        <div class="action-row">
          <Components components={component.components} use={use} />
        </div>
      );
    case ComponentType.Button:
      return <Button button={component} press={use.press} />;
    case ComponentType.File:
      return <FileLink {...component} />;
    case ComponentType.StringSelect:
      return <Select menu={component} select={use.select} />;
    default:
      return (
        <p class="unknown">
          Here Discord shows a component ({name(component.type)}) that this page does not.
        </p>
      );
  }
}

/** A file to save; the local Discord puts it into a data URL. */
function FileLink({ name = 'file', size, file }: APIFileComponent) {
  if (!file.url.startsWith('data:')) return <p class="unknown">{name}</p>;
  return (
    <div class="file">
      <a href={file.url} download={name}>
        {name}
      </a>
      {size !== undefined && `${(size / 1024).toFixed(1)} KB`}
    </div>
  );
}

function name(type: ComponentType): string {
  return ComponentType[type] ?? `type ${type}`;
}

interface ContainerProps {
  readonly components: readonly APIMessageComponent[];
  readonly accent_color?: number | null | undefined;
  readonly spoiler?: boolean | undefined;
  readonly use: ComponentContext;
}

function Container({ components, accent_color, use }: ContainerProps) {
  const accent = accent_color == null ? undefined : `#${accent_color.toString(16).padStart(6, '0')}`;
  return (
    <div class="container" style={accent && { '--accent': accent }}>
      <Components components={components} use={use} />
    </div>
  );
}

const STYLES: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
  [ButtonStyle.Link]: 'secondary',
};

function Button({ button, press }: { button: APIButtonComponent; press: ComponentContext['press'] }) {
  const [isPressed, setPressed] = useState(false);
  const label = 'label' in button ? button.label : undefined;
  const style = `button ${STYLES[button.style] ?? 'secondary'}`;
  const words = label ?? ('emoji' in button ? button.emoji?.name : undefined) ?? 'Button';
  if ('url' in button) {
    return (
      <Link address={button.url} class={style}>
        {words} <span aria-hidden="true">↗</span>
      </Link>
    );
  }
  if (!('custom_id' in button)) return <p class="unknown">Here Discord shows a button of its shop.</p>;
  const use = async () => {
    setPressed(true);
    await press(button.custom_id);
    setPressed(false);
  };
  return (
    <button
      type="button"
      class={style}
      disabled={button.disabled}
      aria-busy={isPressed}
      onClick={() => !isPressed && use()}
    >
      {words}
    </button>
  );
}

function Select({ menu, select }: { menu: APIStringSelectComponent; select: ComponentContext['select'] }) {
  const isMultiple = (menu.max_values ?? 1) > 1;
  const chosen = menu.options.filter((option) => option.default).map(({ value }) => value);
  const send = (element: HTMLSelectElement) =>
    void select(
      menu.custom_id,
      [...element.selectedOptions].map(({ value }) => value).filter((value) => value !== ''),
    );
  return (
    <select
      class="select"
      aria-label={menu.placeholder ?? 'Make a selection'}
      multiple={isMultiple}
      disabled={menu.disabled}
      onChange={({ currentTarget }) => !isMultiple && send(currentTarget)}
      onBlur={({ currentTarget }) => isMultiple && send(currentTarget)}
    >
      {!isMultiple && (
        <option value="" disabled selected={chosen.length === 0}>
          {menu.placeholder ?? 'Make a selection'}
        </option>
      )}
      {menu.options.map(({ label, value, description }) => (
        <option key={value} value={value} selected={chosen.includes(value)}>
          {description ? `${label} – ${description}` : label}
        </option>
      ))}
    </select>
  );
}
