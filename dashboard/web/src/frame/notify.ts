import type { MessageInstance } from 'antd/es/message/interface';

let messages: MessageInstance | undefined;

/** The frame lends its messages, which follow its theme and language. */
export function lendMessages(instance: MessageInstance): void {
  messages = instance;
}

export function notify(text: string): void {
  messages?.error({ content: text, duration: 8 });
}
