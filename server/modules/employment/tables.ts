type Dated = { id: string; person_id: string; valid: string; recorded_at: Date };

export type EmploymentVersionTable = Dated & {
  employment_id: string;
  number: string;
  legal_entity_id: string | null;
  kind: string;
  status: 'active' | 'leave';
  hired_on: string | null;
  confirmed_on: string | null;
  leaving_reason: string;
};

export type AssignmentTable = Dated & {
  entry_id: string;
  employment_id: string;
  is_primary: boolean;
  reason: string;
  unit_id: string;
  post_id: string | null;
  post_name: string;
  grade_id: string | null;
  manager_person_id: string | null;
  workplace: string;
};

declare module '#platform/database/tables.ts' {
  interface Tables {
    employment: { id: string; person_id: string };
    employment_version: EmploymentVersionTable;
    assignment: AssignmentTable;
  }
}
