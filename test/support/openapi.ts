import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { InteractionResponseType as ResponseType } from 'discord.js';
import type { ObservedRequest } from '../../src/local/discord/server.js';

const SPEC = 'discord';

/** The characters of RFC 3986: no blanks, quotes, letters beyond ASCII or percent signs of their own. */
const URI = /^[a-z][a-z\d+.-]*:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})*$/iu;

let spec: Ajv2020 | undefined;
const compiled = new Map<string, ValidateFunction>();

/** Discord's description of its API, read when first needed: it is large. */
function openSpec(): Ajv2020 {
  if (spec) return spec;
  // Limits beyond JSON Schema are marked with x- keywords and formats of Discord's own: not strict.
  // Numbers that discord.js sends as strings (permissions) are taken as Discord takes them.
  spec = new Ajv2020({ strict: false, allErrors: true, coerceTypes: true });
  spec.addFormat('uri', (text) => URI.test(text) && URL.canParse(text));
  spec.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  spec.addFormat('int32', { type: 'number', validate: (value) => Number.isInteger(value) });
  spec.addFormat('int64', { type: 'number', validate: (value) => Number.isInteger(value) });
  spec.addFormat('double', { type: 'number', validate: () => true });
  spec.addFormat('nonce', true);
  spec.addFormat('snowflake', /^(?:0|[1-9][0-9]*)$/u);
  const path = join(import.meta.dirname, '..', 'discord', 'openapi.json');
  const { components } = JSON.parse(readFileSync(path, 'utf8'));
  spec.addSchema({ $id: SPEC, components });
  return spec;
}

function validatorOf(name: string): ValidateFunction {
  const known = compiled.get(name);
  if (known) return known;
  const validator = openSpec().compile({ $ref: `${SPEC}#/components/schemas/${name}` });
  compiled.set(name, validator);
  return validator;
}

/**
 * Holds a payload to a schema of Discord's OpenAPI description.
 * @param schemaName as under `components.schemas`
 * @returns what is wrong with it, the longest path first; nothing where it is fine
 */
export function validate(schemaName: string, payload: unknown): string[] {
  const validator = validatorOf(schemaName);
  // Coercion changes what it is given.
  if (validator(structuredClone(payload))) return [];
  // Where one of several forms must fit, each form that does not is named; the longest path is the one that was meant.
  return [...(validator.errors ?? [])]
    .sort((a, b) => b.instancePath.length - a.instancePath.length)
    .map(({ instancePath, message }) => `${schemaName}${instancePath} ${message}`);
}

const CALLBACKS: Partial<Record<ResponseType, string>> = {
  [ResponseType.ChannelMessageWithSource]: 'CreateMessageInteractionCallbackRequest',
  [ResponseType.DeferredChannelMessageWithSource]: 'CreateMessageInteractionCallbackRequest',
  [ResponseType.DeferredMessageUpdate]: 'UpdateMessageInteractionCallbackRequest',
  [ResponseType.UpdateMessage]: 'UpdateMessageInteractionCallbackRequest',
  [ResponseType.Modal]: 'ModalInteractionCallbackRequest',
  [ResponseType.ApplicationCommandAutocompleteResult]: 'ApplicationCommandAutocompleteCallbackRequest',
};

const ROUTES: readonly [method: string, path: RegExp, schema: string][] = [
  ['POST', /^\/webhooks\/\d+\/[^/]+$/u, 'IncomingWebhookInteractionRequest'],
  ['PATCH', /^\/webhooks\/.+\/messages\//u, 'IncomingWebhookUpdateForInteractionCallbackRequestPartial'],
  ['POST', /^\/channels\/\d+\/messages$/u, 'MessageCreateRequest'],
  ['PATCH', /^\/channels\/\d+\/messages\/\d+$/u, 'MessageEditRequestPartial'],
  ['POST', /^\/users\/@me\/channels$/u, 'CreatePrivateChannelRequest'],
  ['POST', /\/commands$/u, 'ApplicationCommandCreateRequest'],
  ['PATCH', /\/commands\/\d+$/u, 'ApplicationCommandPatchRequestPartial'],
  ['PUT', /\/commands$/u, 'ApplicationCommandUpdateRequest'],
];

/** The schema that the body of a request must fit; the same for each of its items where it is a list. */
export function schemaOf({
  method,
  path,
  body,
}: Pick<ObservedRequest, 'method' | 'path' | 'body'>): string | undefined {
  if (path.startsWith('/interactions/')) return CALLBACKS[(body as { type: ResponseType }).type];
  return ROUTES.find((route) => route[0] === method && route[1].test(path))?.[2];
}

/** Keeps the requests of a bot, and holds their bodies to Discord's description when asked. */
export interface Recorder {
  /** For the loopback's option of this name. */
  readonly onRequest: (request: ObservedRequest) => void;
  readonly requests: ObservedRequest[];
  /** What is wrong with the bodies sent, and with their answers: those that were refused for their form. */
  problems(): string[];
}

/**
 * Makes a recorder for one test. The schemas are compiled when problems are asked for, not while a bot has three
 * seconds to answer.
 */
export function createRecorder(): Recorder {
  const requests: ObservedRequest[] = [];
  return {
    requests,
    onRequest: (request) => void requests.push(request),
    problems: () =>
      requests.flatMap((request) => {
        const { method, path, body, status } = request;
        if (body === undefined) return [];
        const schema = schemaOf(request);
        if (!schema) return [`${method} ${path} has a body that nothing describes`];
        const problems = [body].flat().flatMap((payload) => validate(schema, payload));
        return status === 400 ? [...problems, `${method} ${path} was refused with 400`] : problems;
      }),
  };
}
