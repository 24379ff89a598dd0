import type { Notice } from '../log.ts';
import type { Query } from '../query/query.ts';
import type { Topic } from '../query/topic.ts';
import type { INPUTS, InputName, InputValue } from './schema.ts';

/** The site repository and the access to it, known before any file is read. */
export interface Connection {
  readonly token: string;
  readonly repository: { readonly owner: string; readonly name: string };
  /** The base branch; absent for the repository's default branch. */
  readonly base?: string;
  /** Path of the configuration file. A `named` file has to exist. */
  readonly file: { readonly path: string; readonly named: boolean };
}

/** `lookback-days` -> `lookbackDays`. */
type Camel<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S;

/** Inputs of the connection, and inputs that become a field of another name or type. */
export const NO_SETTINGS = [
  'config',
  'token',
  'repository',
  'keywords',
  'exclude',
  'llm-url',
  'llm-model',
  'llm-key',
  'llm-tasks',
  'llm-language',
] as const satisfies readonly InputName[];
type SettingName = Exclude<InputName, (typeof NO_SETTINGS)[number]>;
type WithDefault = {
  [K in SettingName]: (typeof INPUTS)[K] extends { default: string } ? K : never;
}[SettingName];

/** Inputs by name; those without a default may be absent. INPUTS has their meaning. */
export type Settings = {
  readonly [K in WithDefault as Camel<K>]: InputValue<K>;
} & {
  readonly [K in Exclude<SettingName, WithDefault> as Camel<K>]?: InputValue<K>;
};

/** All settings of a run. */
export interface Config extends Settings {
  readonly topics: readonly Topic[];
  readonly exclude?: Query;
  /** The language model that writes summaries, and questions with answers. */
  readonly model?: ModelSettings;
  /** Findings that do not stop the run. */
  readonly notices: readonly Notice[];
}

/** An OpenAI-compatible service, and the tasks for it. */
export interface ModelSettings {
  /** Without a slash at its end: `https://api.openai.com/v1`. */
  readonly url: string;
  readonly name: string;
  /** Empty for a service without keys. */
  readonly key: string;
  readonly tasks: InputValue<'llm-tasks'>;
  /** By its name, in English or in itself. */
  readonly language: string;
}
