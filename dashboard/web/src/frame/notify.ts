import type { MessageInstance } from 'antd/es/message/interface';

let messages: MessageInstance | undefined;

/** The frame lends its messages, which follow its theme and language. */
export function lendMessages(instance: MessageInstance): void {
  messages = instance;
}

/** Says that something was done. */
export function announce(text: string): void {
  messages?.success({ content: text, duration: 5 });
}

/** Says that something did not work. */
export function notify(text: string): void {
  messages?.error({ content: text, duration: 8 });
}
