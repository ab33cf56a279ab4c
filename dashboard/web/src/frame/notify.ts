import { createElement } from 'react';
import type { MessageInstance } from 'antd/es/message/interface';

let offered = 0;
let messages: MessageInstance | undefined;

/** The frame lends its messages, which follow its theme and language. */
export function lendMessages(instance: MessageInstance): void {
  messages = instance;
}

/** Says that something was done. */
export function announce(text: string): void {
  messages?.success({ content: text, duration: 5 });
}

/** Says that something was done, and for a while how to take it back. */
export function offer(text: string, label: string, act: () => void): void {
  const key = `offer-${++offered}`;
  const taken = () => {
    messages?.destroy(key);
    act();
  };
  messages?.success({ key, content: createElement('span', null, text, ' ', createElement('button', { type: 'button', className: 'undo', onClick: taken }, label)), duration: 15 });
}

/** Says that something did not work. */
export function notify(text: string): void {
  messages?.error({ content: text, duration: 8 });
}
