import { type Token, tokensOf } from './script-tokens.ts';

/** An expression of a script, reduced to the forms that schemas use. */
export type Expression =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  /** `a${b}c`: its parts in order. */
  | { readonly kind: 'joined'; readonly parts: readonly Expression[] }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Expression[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly Entry[] }
  | { readonly kind: 'spread'; readonly of: Expression }
  /** The expression that a function returns. */
  | { readonly kind: 'function'; readonly body: Expression }
  | { readonly kind: 'unknown' };

/** A spread has no key. */
export interface Entry {
  readonly key: string | undefined;
  readonly value: Expression;
}

/** The top-level names and the imports of a module. */
export interface Script {
  readonly bindings: ReadonlyMap<string, Expression>;
  readonly imports: ReadonlyMap<string, { readonly from: string; readonly name: string }>;
}

const UNKNOWN: Expression = { kind: 'unknown' };
const STATEMENT = /^(?:const|let|var|export|import|function|type|interface|class|return|enum)$/;

/**
 * Reads the top level of a JavaScript or TypeScript module. Never fails: it leaves out everything that
 * it cannot read.
 */
export function readScript(source: string): Script {
  const reader = new Reader(tokensOf(source));
  const bindings = new Map<string, Expression>();
  const imports = new Map<string, { from: string; name: string }>();
  while (!reader.atEnd()) {
    if (reader.take('import')) {
      for (const [local, entry] of reader.importClause()) imports.set(local, entry);
    } else if (reader.take('const') || reader.take('let') || reader.take('var')) {
      const name = reader.name();
      if (name !== undefined && reader.skipToInitialiser()) bindings.set(name, reader.expression());
    } else if (reader.take('function')) {
      const name = reader.name();
      if (name !== undefined) bindings.set(name, reader.functionBody());
    } else if (reader.take('default')) bindings.set('default', reader.expression());
    else reader.skipOne();
  }
  return { bindings, imports };
}

class Reader {
  #at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  atEnd(): boolean {
    return this.#at >= this.tokens.length;
  }

  /** Whether the next token is this name or sign. */
  #is(value: string, ahead = 0): boolean {
    const token = this.tokens[this.#at + ahead];
    return (token?.kind === 'name' || token?.kind === 'sign') && token.value === value;
  }

  take(value: string): boolean {
    if (!this.#is(value)) return false;
    this.#at++;
    return true;
  }

  name(): string | undefined {
    const token = this.tokens[this.#at];
    if (token?.kind !== 'name') return undefined;
    this.#at++;
    return token.value;
  }

  /** Skips one token, or a pair of brackets with its content. */
  skipOne(): void {
    const closed = this.#closing(this.#at);
    this.#at = closed === undefined ? this.#at + 1 : closed + 1;
  }

  /** Reads `name`, `{ name as local }` or `* as local`, and the module's name. */
  *importClause(): Generator<[string, { from: string; name: string }]> {
    const found: [string, string][] = [];
    while (!this.atEnd() && !this.#is('from') && this.tokens[this.#at]?.kind !== 'text') {
      if (this.take('*')) this.take('as');
      const name = this.name();
      if (name === undefined) this.#at++;
      else if (name !== 'type') {
        const depth = found.length === 0 && !this.#insideBraces();
        const local = this.take('as') ? (this.name() ?? name) : name;
        found.push([local, depth ? 'default' : name]);
      }
    }
    this.take('from');
    const from = this.tokens[this.#at];
    if (from?.kind !== 'text') return;
    this.#at++;
    for (const [local, name] of found) yield [local, { from: from.value, name }];
  }

  #insideBraces(): boolean {
    for (let at = this.#at - 1; at >= 0; at--) {
      const token = this.tokens[at];
      if (token?.kind === 'sign' && token.value === '{') return true;
      if (token?.kind === 'name' && token.value === 'import') return false;
    }
    return false;
  }

  /** Skips a type and `=`. Returns false if there is no value. */
  skipToInitialiser(): boolean {
    while (!this.atEnd() && !this.#is('=')) {
      const token = this.tokens[this.#at];
      if (this.#is(';') || (token?.kind === 'name' && STATEMENT.test(token.value))) return false;
      this.skipOne();
    }
    return this.take('=');
  }

  functionBody(): Expression {
    while (!this.atEnd() && !this.#is('{')) this.skipOne();
    return { kind: 'function', body: this.#block() };
  }

  /** Reads an expression. Of several operands only the first is used. */
  expression(): Expression {
    const value = this.#postfix(this.#primary());
    while (!this.atEnd() && !this.#atTerminator()) this.skipOne();
    return value;
  }

  #atTerminator(): boolean {
    const token = this.tokens[this.#at];
    if (token?.kind === 'sign') return /^[,;)\]}]$/.test(token.value);
    return token?.kind === 'name' && STATEMENT.test(token.value);
  }

  #primary(): Expression {
    const token = this.tokens[this.#at];
    if (token === undefined) return UNKNOWN;
    const body = this.#functionFrom();
    if (body !== undefined) return { kind: 'function', body };
    this.#at++;
    switch (token.kind) {
      case 'text':
        return { kind: 'text', value: token.value };
      case 'number':
        return { kind: 'number', value: Number(token.value.replaceAll('_', '')) };
      case 'template':
        return {
          kind: 'joined',
          parts: token.parts.map((part) =>
            typeof part === 'string'
              ? { kind: 'text', value: part }
              : new Reader(part).expression(),
          ),
        };
      case 'name':
        if (token.value === 'await' || token.value === 'new') return this.#primary();
        return { kind: 'name', name: token.value };
      case 'sign':
        if (token.value === '(') return this.#untilClosed(() => this.expression(), ')');
        if (token.value === '[') return { kind: 'list', items: this.#listUntil(']') };
        if (token.value === '{') return { kind: 'object', entries: this.#entries() };
        return UNKNOWN;
      default:
        return UNKNOWN;
    }
  }

  /** Reads the expression that a function returns; undefined if no function begins here. */
  #functionFrom(): Expression | undefined {
    const start = this.#at;
    this.take('async');
    if (this.take('function')) {
      while (!this.atEnd() && !this.#is('{')) this.skipOne();
      return this.#block();
    }
    const parameters = this.#is('(') ? this.#closing(this.#at) : this.#at;
    const token = this.tokens[this.#at];
    if (parameters !== undefined && (this.#is('(') || token?.kind === 'name')) {
      this.#at = parameters + 1;
      if (this.take('=>')) return this.#is('{') ? this.#block() : this.expression();
    }
    this.#at = start;
    return undefined;
  }

  /** Reads the expression that a block returns. */
  #block(): Expression {
    const end = this.#closing(this.#at) ?? this.tokens.length;
    this.#at++;
    let value: Expression = UNKNOWN;
    while (this.#at < end) {
      if (this.take('return')) value = this.expression();
      else this.skipOne();
    }
    this.#at = end + 1;
    return value;
  }

  #postfix(value: Expression): Expression {
    if (this.take('.') || this.take('?.')) {
      const name = this.name();
      return this.#postfix(name === undefined ? UNKNOWN : { kind: 'member', of: value, name });
    }
    if (this.#is('<')) {
      const call = this.#behindTypes();
      if (call !== undefined) this.#at = call;
    }
    if (this.take('('))
      return this.#postfix({ kind: 'call', callee: value, args: this.#listUntil(')') });
    if (this.take('[')) {
      const [key] = this.#listUntil(']');
      return this.#postfix(
        key?.kind === 'text' ? { kind: 'member', of: value, name: key.value } : UNKNOWN,
      );
    }
    return this.take('!') ? this.#postfix(value) : value;
  }

  /** Finds the arguments after `<Type, Other>`; undefined if `<` is a comparison. */
  #behindTypes(): number | undefined {
    let depth = 0;
    for (let at = this.#at; at < Math.min(this.tokens.length, this.#at + 60); at++) {
      const token = this.tokens[at];
      if (token?.kind !== 'sign') continue;
      if (token.value === '<') depth++;
      else if (token.value === '>' && --depth === 0) {
        const next = this.tokens[at + 1];
        return next?.kind === 'sign' && next.value === '(' ? at + 1 : undefined;
      } else if (token.value === ';') return undefined;
    }
    return undefined;
  }

  #untilClosed(read: () => Expression, sign: string): Expression {
    const value = read();
    while (!this.atEnd() && !this.take(sign)) this.skipOne();
    return value;
  }

  #listUntil(sign: string): Expression[] {
    const items: Expression[] = [];
    while (!this.atEnd() && !this.take(sign)) {
      if (this.take(',')) continue;
      const start = this.#at;
      items.push(this.take('...') ? { kind: 'spread', of: this.expression() } : this.expression());
      if (this.#at === start) this.#at++;
    }
    return items;
  }

  #entries(): Entry[] {
    const entries: Entry[] = [];
    while (!this.atEnd() && !this.take('}')) {
      if (this.take(',')) continue;
      if (this.take('...')) {
        entries.push({ key: undefined, value: this.expression() });
        continue;
      }
      const token = this.tokens[this.#at];
      this.skipOne();
      if (token === undefined || token.kind === 'template' || token.kind === 'sign') {
        // The key of `[name]: value` is unknown.
        if (this.take(':')) this.expression();
        continue;
      }
      const key = token.value;
      if (this.take(':')) entries.push({ key, value: this.expression() });
      else if (this.#is('(')) entries.push({ key, value: this.functionBody() });
      else if (this.#is(',') || this.#is('}'))
        entries.push({ key, value: { kind: 'name', name: key } });
    }
    return entries;
  }

  /** Finds the token that closes the bracket at a position; undefined if it is not a bracket. */
  #closing(start: number): number | undefined {
    const opens = (token: Token | undefined) =>
      token?.kind === 'sign' && /^[([{]$/.test(token.value);
    if (!opens(this.tokens[start])) return undefined;
    let depth = 0;
    for (let at = start; at < this.tokens.length; at++) {
      const token = this.tokens[at];
      if (opens(token)) depth++;
      else if (token?.kind === 'sign' && /^[)\]}]$/.test(token.value) && --depth === 0) return at;
    }
    return this.tokens.length;
  }
}
