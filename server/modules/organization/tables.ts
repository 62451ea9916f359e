import type { Generated } from 'kysely';
import type { UnitKind } from '#contract/organization.ts';
import type { CivilDate } from '#kernel/civil-date.ts';

type Dated<T> = T & { id: string; valid: string; recorded_at: Generated<Date> };
type Past<T> = Dated<T> & { superseded_at: Date };

type LegalEntityFacts = {
  legal_entity_id: string;
  name: string;
  short_name: Generated<string>;
  credit_code: string | null;
  region_code: string | null;
  address: Generated<string>;
};
type UnitFacts = {
  unit_id: string;
  name: string;
  code: Generated<string>;
  kind: Generated<UnitKind>;
  parent_id: string | null;
  legal_entity_id: string | null;
  head_person_id: string | null;
  sort: Generated<number>;
};
type PostFacts = {
  post_id: string;
  name: string;
  code: Generated<string>;
  family: Generated<string>;
  grade_id: string | null;
};

declare module '#platform/database/tables.ts' {
  interface Tables {
    legal_entity: { id: string };
    legal_entity_version: Dated<LegalEntityFacts>;
    legal_entity_version_past: Past<LegalEntityFacts>;
    unit: { id: string };
    unit_version: Dated<UnitFacts>;
    unit_version_past: Past<UnitFacts>;
    unit_alias: {
      id: string;
      alias: string;
      unit_id: string;
      confirmed_by: string | null;
      confirmed_at: Generated<Date>;
    };
    grade: { id: string; code: string; name: string; rank: Generated<number> };
    post: { id: string };
    post_version: Dated<PostFacts>;
    post_version_past: Past<PostFacts>;
  }
}

/** What the queries of this module read of a version: its span as two days. */
export type Days = { from: CivilDate | null; until: CivilDate | null };
