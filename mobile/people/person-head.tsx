import { employmentStatusLabels, type PersonItem } from '#contract/person.ts';

/** Who it is, at the top of an archive. */
export function PersonHead({ person }: { person: PersonItem }) {
  return (
    <section className="person-head">
      <Initial name={person.name} />
      <div>
        <h2 className="name-line">
          {person.name}
          <StatusTag person={person} />
        </h2>
        <p>{[person.unitName, person.postName].filter(Boolean).join(' · ')}</p>
        {person.number ? <p className="note">工号 {person.number}</p> : null}
      </div>
    </section>
  );
}

/** Said only where it is not what one expects, which is 在职. */
export function StatusTag({ person }: { person: PersonItem }) {
  if (person.employmentStatus === 'active') return null;
  return (
    <span className={person.employmentStatus === 'to-come' ? 'tag' : 'tag quiet'}>
      {employmentStatusLabels[person.employmentStatus]}
    </span>
  );
}

/** The last one or two characters of a Chinese name, the first letter of another, instead of a picture. */
export function Initial({ name }: { name: string }) {
  const short = /\p{Script=Han}/u.test(name) ? [...name.replace(/[·•].*/, '')].slice(-2).join('') : name.slice(0, 1);
  return (
    <span className="initial" aria-hidden>
      {short}
    </span>
  );
}
