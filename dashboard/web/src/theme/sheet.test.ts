import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { changed, needed, rulesOf, textOf, within, without } from '../../theme/rules.ts';
import { sheet, styles, told, tokens } from '../../theme/sheet.ts';
import { letters } from './letters';

let made = '';
beforeAll(() => {
  made = sheet();
});

it('dresses every control that the page takes in', () => {
  const controls = ['alert', 'btn', 'checkbox', 'form-item', 'input', 'input-search', 'message', 'modal', 'popover', 'progress', 'radio', 'select', 'select-dropdown', 'switch', 'tooltip'];
  expect(controls.filter((name) => !made.includes(`.ant-${name}{`) && !made.includes(`.ant-${name} `) && !made.includes(`.ant-${name}-`))).toEqual([]);
});

it('has drawn each control that any file takes from the library', () => {
  const folder = new URL('..', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'));
  const taken = files.flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/import \{([^}]*)\} from 'antd'/g)])
    .flatMap(([, names]) => names!.split(',').map((name) => name.trim())).filter((name) => name !== '' && !name.startsWith('type '));
  const drawn = /import \{([^}]*)\} from 'antd'/.exec(readFileSync(new URL('../../theme/sheet.ts', import.meta.url), 'utf8'))![1]!.split(',').map((name) => name.trim());
  expect(taken.length).toBeGreaterThan(50);
  expect([...new Set(taken)].filter((name) => !drawn.includes(name))).toEqual([]);
});

it('says by values alone how themes and sizes differ', () => {
  expect(styles('light', letters[2].px)).toBe(styles('dark', letters[0].px));
  const larger = (of: 'dark' | 'light') => textOf(changed(told(of, letters[0].px), told(of, letters[2].px)));
  expect(larger('light')).toBe(larger('dark'));
  expect(made).toContain(":root[data-theme='light'] .control{");
  expect(made).toContain('@media (min-width: 2400px){:root{font-size:20px;}');
});

it('leaves alone what is no control', () => {
  const rules = rulesOf(made).filter(({ selector }) => !selector.startsWith('@') && !selector.startsWith(':root'));
  expect(rules.length).toBeGreaterThan(500);
  expect(rules.filter(({ selector }) => !/\.ant-|\.anticon|\.control/.test(selector)).map(({ selector }) => selector)).toEqual([]);
});

it('has every value that the controls lay themselves out by', () => {
  const files = ['select/index', 'empty/empty', 'empty/simple', 'modal/ConfirmDialog', 'tooltip/index', '_util/hooks/useZIndex', '_util/responsiveObserver'];
  const code = files.map((file) => readFileSync(new URL(`../../node_modules/antd/es/${file}.js`, import.meta.url), 'utf8')).join('\n');
  const read = [...code.matchAll(/\btoken\??\.(\w+)/g)].map(([, name]) => name!)
    .concat([...code.matchAll(/\{([\w,\s]+)\} = token;/g)].flatMap(([, names]) => names!.split(',').map((name) => name.trim())));
  expect(read.length).toBeGreaterThan(10);
  for (const bySize of Object.values(tokens())) {
    expect(bySize).toHaveLength(letters.length);
    expect(bySize.flatMap((token) => read.filter((name) => (token as Record<string, unknown>)[name] === undefined))).toEqual([]);
  }
});

it('reads rules, and leaves out what nothing asks for', () => {
  const rules = rulesOf('.a:not(.b-rtl),.a-rtl{x:1}@media (m){.b{y:2}.b-rtl{y:3}}.c-rtl{z:4}@keyframes k{to{x:1}}');
  expect(textOf(without(rules, /-rtl/))).toBe('.a:not(.b-rtl){x:1}@media (m){.b{y:2}}@keyframes k{to{x:1}}');
  expect(textOf(changed(rulesOf('.a{x:1;y:2;}'), rulesOf('.a{x:1;y:3;}.b{z:1}')))).toBe('.a{y:3}.b{z:1}');
  expect(textOf(within('s', rulesOf('a:hover,a{x:1}.a a{y:1}')))).toBe('a:where(.s,.s *):hover,a:where(.s,.s *){x:1}.a a{y:1}');
  expect(needed('.a{--x:var(--y);--y:1;--z:2;--q:var(--z);}.b{c:var(--x)}')).toBe('.a{--x:var(--y);--y:1;}.b{c:var(--x)}');
});
