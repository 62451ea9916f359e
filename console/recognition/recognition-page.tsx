import { useNavigate, useSearch } from '@tanstack/react-router';
import { Page } from '../parts/page-head.tsx';
import { PaperReview } from './paper-review.tsx';
import { PapersQueue } from './papers-queue.tsx';
import './recognition.css';

/** Papers that are read by machine: dropped in, queued, and looked over one by one beside their picture. */
export function RecognitionPage() {
  const { paper } = useSearch({ from: '/shell/recognition' });
  const navigate = useNavigate();
  const open = (id: string | null) => void navigate({ to: '/recognition', search: id ? { paper: id } : {} });
  return <Page wide>{paper ? <PaperReview key={paper} id={paper} open={open} /> : <PapersQueue open={open} />}</Page>;
}
