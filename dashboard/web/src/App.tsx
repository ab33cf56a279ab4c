import { ConfigProvider, message } from 'antd';
import en from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useLayoutEffect } from 'react';
import { lendMessages } from './frame/notify';
import { usePreferences } from './frame/preferences';
import { router } from './routes';
import { Refused } from './session/http';
import { InWords } from './words/Words';

/** What is not there, or no longer theirs to see. */
const isGone = (error: Error): boolean => error instanceof Refused && (error.status === 403 || error.status === 404);

const queries = new QueryClient({
  // What could not be asked anew stays; what is gone does not.
  queryCache: new QueryCache({ onError: (error, query) => isGone(error) && query.state.data !== undefined && query.setState({ data: undefined }) }),
  defaultOptions: {
    queries: {
      // What the host refused it would refuse again.
      retry: (count, error) => !(error instanceof Refused) && count < 2,
      refetchOnWindowFocus: false,
    },
  },
});

export function App() {
  const { language, theme } = usePreferences();
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <ConfigProvider
      locale={language === 'zh-CN' ? zhCN : en}
      button={{ autoInsertSpace: false }}
      // It would fade for two seconds after each press.
      wave={{ disabled: true }}
    >
      <Messages />
      <QueryClientProvider client={queries}><InWords><RouterProvider router={router} /></InWords></QueryClientProvider>
    </ConfigProvider>
  );
}

function Messages() {
  const [messages, holder] = message.useMessage();
  useEffect(() => lendMessages(messages), [messages]);
  return holder;
}
