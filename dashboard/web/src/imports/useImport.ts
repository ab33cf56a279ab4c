import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportForm } from '../contracts/administration';
import { upload } from '../session/upload';
import { reasonOf } from '../words/reason';

const imports = '/api/inventory/imports';
const zipType = 'application/zip';

/** One import, from the choice of its zip to its result. What is full is looked at first. */
export function useImport(onTaken: (id: string) => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [zip, setZip] = useState<File | null>(null);
  const [full, setFull] = useState(false);
  const [stage, setStage] = useState<'idle' | 'looking' | 'applying'>('idle');
  const [share, setShare] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [preview, setPreview] = useState<ImportForm | null>(null);

  const choose = (file: File) => {
    setPreview(null);
    const isZip = /\.zip$/i.test(file.name);
    setProblem(isZip ? null : t('imports.notZip', { name: file.name }));
    setZip(isZip ? file : null);
  };
  const ask = async (now: 'looking' | 'applying', path: string, then: (answer: ImportForm) => void) => {
    setStage(now);
    setShare(0);
    setProblem(null);
    try {
      then(await upload<ImportForm>(path, zip!, zipType, setShare));
    } catch (error) {
      setProblem(t('imports.refused', { reason: reasonOf(t, error) }));
    }
    setStage('idle');
  };
  const apply = () => ask('applying', `${imports}?full=${full}`, ({ id }) => {
    setZip(null);
    setFull(false);
    void queries.invalidateQueries({ queryKey: ['imports'] });
    onTaken(id);
  });
  const start = () => (full ? ask('looking', `${imports}/preview?full=true`, setPreview) : apply());
  const cancel = () => setPreview(null);
  const confirm = async () => {
    await apply();
    setPreview(null);
  };
  return { zip, full, stage, share, problem, preview, choose, setFull, start, confirm, cancel };
}
