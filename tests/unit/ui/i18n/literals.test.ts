import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/**
 * Words that a person reads belong into `src/ui/messages`, in every language. These tests take the page's sources
 * apart and list words that are written elsewhere.
 */

const ROOT = 'src/ui';

/** Texts that are the same in every language: the product, units and figures. */
const SAME_EVERYWHERE = /^(?:Earshot|JSON|CSV|BPM|LUFS|LU|dB|dBTP|dBFS|kHz|Hz|kbit\/s|ms|s|x|×)$/u;

const filesOf = (extension: string): string[] =>
  (readdirSync(ROOT, { recursive: true }) as string[])
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith(extension))
    .toSorted();

const isWords = (text: string): boolean =>
  text
    .trim()
    .split(/[\s.,:;()·]+/u)
    .some((word) => /\p{L}/u.test(word) && !SAME_EVERYWHERE.test(word));

/** Attributes and props whose value is read by a person. */
const READ =
  /^(?:title|alt|placeholder|label|caption|text|aria-(?:label|description|valuetext|roledescription))$/;

interface AnyNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** Literal texts that an expression may come to; what is compared with or handed to a function is not shown. */
function shownBy(expression: AnyNode): string[] {
  const through = (...keys: string[]) =>
    keys.flatMap((key) => (isNode(expression[key]) ? shownBy(expression[key]) : []));
  switch (expression.type) {
    case 'Literal':
      return typeof expression['value'] === 'string' ? [expression['value']] : [];
    case 'TemplateLiteral':
      return [
        ...(expression['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked),
        ...(expression['expressions'] as AnyNode[]).flatMap(shownBy),
      ];
    case 'ConditionalExpression':
      return through('consequent', 'alternate');
    case 'LogicalExpression':
      return through('left', 'right');
    case 'BinaryExpression':
      return expression['operator'] === '+' ? through('left', 'right') : [];
    case 'ArrayExpression':
      return (expression['elements'] as AnyNode[]).flatMap(shownBy);
    default:
      return [];
  }
}

/** All words written in a component's markup. */
function wordsInMarkup(source: string): string[] {
  const found: string[] = [];
  const visit = (node: AnyNode): void => {
    switch (node.type) {
      case 'Text':
        found.push((node as unknown as AST.Text).data);
        return;
      case 'ExpressionTag':
        if (isNode(node['expression'])) found.push(...shownBy(node['expression']));
        return;
      case 'Attribute': {
        if (!READ.test(String(node['name']))) return;
        const { value } = node;
        for (const part of Array.isArray(value) ? value : [value]) if (isNode(part)) visit(part);
        return;
      }
      case 'StyleDirective':
      case 'StyleSheet':
      case 'Comment':
        return;
    }
    for (const [key, value] of Object.entries(node)) {
      // Scripts are looked at as scripts; conditions of blocks are not shown.
      if (key === 'expression' || key === 'test' || key === 'css' || key === 'instance' || key === 'module') {
        continue;
      }
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child);
    }
  };
  visit(parse(source, { modern: true }).fragment as unknown as AnyNode);
  return found.map((text) => text.trim()).filter(isWords);
}

/** Names of fonts and of saved files. */
const NOT_READ = /serif$|^Earshot [a-z ]+(?:\.\w+)?$/;

/** Texts of at least two words in a script, except what is thrown and the details of failures: those are for developers. */
function sentencesInScript(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isThrowStatement(node)) return;
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'detail') return;
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (/\p{L}{2,} \p{L}{2,}/u.test(node.text) && !NOT_READ.test(node.text)) found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}

const scriptsOf = (component: string): string =>
  [...component.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script).join('\n');

describe('components', () => {
  it.each(filesOf('.svelte'))('%s writes no words of its own', (file) => {
    const source = readFileSync(path.join(ROOT, file), 'utf8');
    expect([...wordsInMarkup(source), ...sentencesInScript(scriptsOf(source))]).toEqual([]);
  });
});

describe('modules', () => {
  const modules = filesOf('.ts').filter(
    // The languages' own names are the same in each of them.
    (file) => !file.startsWith('messages/') && file !== 'i18n/languages.ts',
  );
  it.each(modules)('%s writes no sentences of its own', (file) => {
    expect(sentencesInScript(readFileSync(path.join(ROOT, file), 'utf8'))).toEqual([]);
  });
});

describe('the search itself', () => {
  it('finds words in text, attributes, props and expressions, and passes over what is not read', () => {
    const component = `
      <script lang="ts">let kind = 'done now';</script>
      <p class="not read" aria-label="Close {kind}">Hello {kind === 'left alone' ? 'yes' : \`no \${kind}\`}</p>
      {#if kind === 'not shown'}<Chart caption="A table" --height="3rem" />{:else}Earshot 5 dB{/if}
      {t('page:skip')}
      <style>p { color: red; }</style>`;
    expect(wordsInMarkup(component)).toEqual(['Close', 'Hello', 'yes', 'no', 'A table']);
    expect(sentencesInScript(scriptsOf(component))).toEqual(['done now']);
    expect(sentencesInScript(`throw new Error('for developers'); const a = \`two words \${b}\`;`)).toEqual([
      'two words ',
    ]);
  });
});
