import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { WholeForm } from '#contract/form.ts';
import { Gate } from '../parts/gate.tsx';
import { Designer } from './designer.tsx';
import { formQuery } from './form-queries.ts';
import './forms.css';

/** Draws one form: its draft, or what is in force where there is none. */
export function DesignerPage() {
  const { formKey } = useParams({ from: '/shell/forms/$formKey' });
  const form = useQuery(formQuery(formKey));
  return <Gate query={form}>{whole => <Latest key={formKey} whole={whole} />}</Gate>;
}

function Latest({ whole }: { whole: WholeForm }) {
  const draft = whole.versions.find(each => each.state === 'draft');
  const drawn = useQuery({
    ...formQuery(whole.key, draft?.number),
    enabled: draft !== undefined && whole.version.state !== 'draft',
  });
  if (!draft || whole.version.state === 'draft') return <Designer key={whole.version.number} whole={whole} />;
  return <Gate query={drawn}>{form => <Designer key={form.version.number} whole={form} />}</Gate>;
}
