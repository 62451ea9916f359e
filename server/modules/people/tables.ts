/** Tables of this room as Kysely knows them; dates are texts, spans PostgreSQL's text of a daterange. */
export type PersonTable = {
  id: string;
  unit_id: string | null;
  led_by: string[];
  number: string;
  name: string;
  sort_key: string;
  sex: 'male' | 'female' | null;
  birth_on: string | null;
  post_name: string;
  legal_entity_id: string | null;
  grade_id: string | null;
  employment_kind: string | null;
  employment_status: 'none' | 'to-come' | 'active' | 'leave' | 'left';
  hired_on: string | null;
  left_on: string | null;
  education_code: string | null;
  is_withdrawn: boolean;
  created_at: Date;
};

type Dated = { id: string; person_id: string; valid: string; recorded_at: Date };

export type PersonBasicTable = Dated & {
  name: string;
  name_sort: string;
  former_name: string;
  sex: 'male' | 'female' | null;
  birth_on: string | null;
  nationality_code: string | null;
  ethnicity_code: string | null;
  native_region_code: string | null;
  marital_status_code: string | null;
  political_status_code: string | null;
  joined_party_on: string | null;
  started_work_on: string | null;
  note: string;
};

export type PersonIdentityTable = Dated & {
  entry_id: string;
  kind: string;
  number_envelope: string;
  number_index: string;
  number_masked: string;
  issued_by: string;
  expires_on: string | null;
};

export type PersonContactTable = Dated & {
  phone: string | null;
  email: string | null;
  wechat: string;
  home_address: string;
  registered_address: string;
};

declare module '#platform/database/tables.ts' {
  interface Tables {
    person: PersonTable;
    person_basic: PersonBasicTable;
    person_identity: PersonIdentityTable;
    person_contact: PersonContactTable;
  }
}
