import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Gate } from '../parts/gate.tsx';
import { sectionQuery } from './custom-queries.ts';
import { SectionDesigner } from './section-designer.tsx';
import '../forms/forms.css';
import './custom-fields.css';

/** Draws one section of the archive. */
export function SectionPage() {
  const { sectionId } = useParams({ from: '/shell/custom-fields/$sectionId' });
  const section = useQuery(sectionQuery(sectionId));
  return (
    <Gate query={section}>{whole => <SectionDesigner key={`${sectionId} ${whole.version}`} whole={whole} />}</Gate>
  );
}
