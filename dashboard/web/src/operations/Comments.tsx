import { Button, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '../contracts/details';
import { Moment } from '../frame/Times';
import { useHindrance } from '../past/standpoint';
import { complain } from './complain';

interface CommentsProps {
  readonly comments: readonly Comment[];
  readonly add: (text: string) => Promise<void>;
  /** What to fetch anew once a comment is in. */
  readonly refetch: readonly string[];
}

/** What people said, and the place to say more. A comment that did not get through stays in its field. */
export function Comments({ comments, add, refetch }: CommentsProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const hindrance = useHindrance();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await add(text.trim());
      setText('');
      await queries.invalidateQueries({ queryKey: refetch });
    } catch (error) {
      complain(t, t('action.comment'), error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {comments.length === 0 && <p className="quiet">{t('fault.noComments')}</p>}
      <ul className="plain">
        {comments.map((comment, index) => (
          <li key={index}><span className="quiet"><Moment time={comment.time} /> {comment.user}</span><div className="said">{comment.text}</div></li>
        ))}
      </ul>
      <form onSubmit={(event) => void send(event)} className="comment">
        <Input.TextArea
          id="comment"
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={4_000}
          placeholder={t('action.commentHint')}
          aria-label={t('action.comment')}
        />
        <Button htmlType="submit" loading={busy} disabled={hindrance !== null || text.trim() === ''} title={hindrance === null ? undefined : t(hindrance)}>{t('action.addComment')}</Button>
      </form>
    </>
  );
}
