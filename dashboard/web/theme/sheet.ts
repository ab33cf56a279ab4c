import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs';
import { Alert, Button, Checkbox, ConfigProvider, Empty, Form, Input, message, Modal, Popover, Progress, Radio, Select, Switch, theme, Tooltip } from 'antd';
import { createElement as h, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { letters, scope } from '../src/theme/letters.ts';
import { lookOf, type Theme } from './looks.ts';
import { changed, needed, type Rule, rulesOf, textOf, within, without } from './rules.ts';

/** Every control that the page uses, as it is when it is open. */
const controls = (): ReactElement[] => [
  h(Alert), h(Button), h(Checkbox), h(Progress), h(Radio.Group), h(Radio), h(Form, null, h(Form.Item, { label: '' })), h(Input), h(Input.Password), h(Input.Search), h(Input.TextArea),
  h(Modal, { open: true, getContainer: false }), h(Select), h(Popover), h(Tooltip), h(Empty), h(Switch), h(message._InternalPanelDoNotUseOrYouWillBeFired),
];

/** What no page of ours has: another reading direction, colours and looks of single controls, columns of a grid, controls grouped or one above the other. */
const unused = new RegExp([
  '-rtl', '-(?:blue|purple|cyan|green|magenta|pink|red|orange|yellow|volcano|geekblue|lime|gold)(?![\\w])', '-(?:filled|borderless|underlined)(?![\\w])',
  '-col-(?:\\d|xs|sm|md|lg|xl|xxl|push|pull|offset|order)', '-compact-vertical', '-input-group-compact', '-select-(?:customize|auto-complete)', '-cascader', '-otp', 'data-ant-cssinjs',
].join('|'));

function drawn(of: Theme, px: number, types: ('style' | 'token' | 'cssVar')[]): Rule[] {
  const cache = createCache();
  renderToString(h(StyleProvider, { cache }, h(ConfigProvider, { theme: lookOf(of, px) }, ...controls())));
  return within(scope, without(rulesOf(extractStyle(cache, { plain: true, types })), unused));
}

export const told = (of: Theme, px: number): Rule[] => drawn(of, px, ['token', 'cssVar']);

/** Sizes follow the letters and colours the theme: each is told once. */
function values(): string {
  const base = told('dark', letters[0].px);
  const light = changed(base, told('light', letters[0].px)).map((rule) => ({ ...rule, selector: `:root[data-theme='light'] ${rule.selector}` }));
  const larger = letters.slice(1).map(({ from, px }) => `@media (min-width: ${from}px){:root{font-size:${px}px;}${textOf(changed(base, told('dark', px)))}}`);
  return [`:root{font-size:${letters[0].px}px;}`, textOf(base), textOf(light), ...larger].join('');
}

/** The rules that speak of values by name alone, and so are the same in every theme and size. */
export const styles = (of: Theme, px: number): string => textOf(drawn(of, px, ['style']));

/** The style sheet of the controls: what a browser would else make of their code at each start. */
export const sheet = (): string => needed(values() + styles('dark', letters[0].px));

/** What controls read of their look where they are laid out by code. */
const read = [
  'controlHeight', 'zIndexPopupBase', 'sizePopupArrow', 'borderRadius', 'marginXXS', 'colorBgContainer', 'colorFill', 'colorFillSecondary', 'colorFillTertiary', 'colorFillQuaternary',
  'colorTextQuaternary', 'screenXSMin', 'screenXS', 'screenXSMax', 'screenSMMin', 'screenSM', 'screenSMMax', 'screenMDMin', 'screenMD', 'screenMDMax', 'screenLGMin', 'screenLG', 'screenLGMax',
  'screenXLMin', 'screenXL', 'screenXLMax', 'screenXXLMin', 'screenXXL', 'screenXXLMax', 'screenXXXLMin', 'screenXXXL',
] as const;

/** By theme, then in the order of the letters. */
export function tokens(): Record<Theme, object[]> {
  const of = (name: Theme): object[] => letters.map(({ px }) => {
    const all = theme.getDesignToken(lookOf(name, px));
    return Object.fromEntries(read.map((key) => [key, all[key]]));
  });
  return { dark: of('dark'), light: of('light') };
}
