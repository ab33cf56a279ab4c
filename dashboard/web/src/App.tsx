import { ConfigProvider, message, theme as themes } from 'antd';
import en from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useState } from 'react';
import { lendMessages } from './frame/notify';
import { usePreferences } from './frame/preferences';
import { router } from './routes';
import { Refused } from './session/http';

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

/** Letters grow with the screen, so that a wall can be read from afar. */
function useLetterSize(): number {
  const read = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [size, setSize] = useState(read);
  useEffect(() => {
    const onResize = () => setSize(read());
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  return size;
}

export function App() {
  const { language, theme } = usePreferences();
  const letters = useLetterSize();
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const dark = theme === 'dark';
  return (
    <ConfigProvider
      locale={language === 'zh-CN' ? zhCN : en}
      button={{ autoInsertSpace: false }}
      // It would fade for two seconds after each press.
      wave={{ disabled: true }}
      theme={{
        algorithm: dark ? themes.darkAlgorithm : themes.defaultAlgorithm,
        token: {
          fontSize: Math.round(letters * 0.875),
          controlHeight: Math.round(letters * 1.75),
          // Nothing to press is smaller than 24 px (WCAG 2.5.8).
          controlHeightSM: Math.round(letters * 1.5),
          fontFamily: 'var(--font)',
          borderRadius: 4,
          colorPrimary: dark ? '#2f6fb5' : '#1f5fa8',
          motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
        },
      }}
    >
      <Messages />
      <QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider>
    </ConfigProvider>
  );
}

function Messages() {
  const [messages, holder] = message.useMessage();
  useEffect(() => lendMessages(messages), [messages]);
  return holder;
}
