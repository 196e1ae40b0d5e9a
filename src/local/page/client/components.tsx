import {
  type APIButtonComponent,
  type APIMessageComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';
import { useState } from 'preact/hooks';
import { Link, Markdown, type Reading } from './markdown.js';

/** What a message's components need beside themselves. */
export interface Use {
  readonly reading: Reading;
  readonly press: (customId: string) => Promise<void>;
  readonly select: (customId: string, values: readonly string[]) => Promise<void>;
}

/** The components of a message, or of one of its containers, in order. */
export function Components({ components, use }: { components: readonly APIMessageComponent[]; use: Use }) {
  return (
    <>
      {components.map((component, index) => (
        <Component key={component.id ?? index} component={component} use={use} />
      ))}
    </>
  );
}

function Component({ component, use }: { component: APIMessageComponent; use: Use }) {
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

function name(type: ComponentType): string {
  return ComponentType[type] ?? `type ${type}`;
}

interface ContainerProps {
  readonly components: readonly APIMessageComponent[];
  readonly accent_color?: number | null | undefined;
  readonly spoiler?: boolean | undefined;
  readonly use: Use;
}

function Container({ components, accent_color, use }: ContainerProps) {
  const accent = accent_color == null ? undefined : `#${accent_color.toString(16).padStart(6, '0')}`;
  return (
    <div class="container" style={accent && { borderInlineStartColor: accent }}>
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

function Button({ button, press }: { button: APIButtonComponent; press: Use['press'] }) {
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

function Select({ menu, select }: { menu: APIStringSelectComponent; select: Use['select'] }) {
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
