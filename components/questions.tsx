type Props = { title: string; items: { question: string; answer: string }[] }

/** What people ask, and what to do: under one heading. */
export function Questions({ title, items }: Props) {
  return (
    <section className="surface flex flex-col gap-4 p-4 wide:p-5">
      <h2 className="text-lg">{title}</h2>
      <dl className="flex flex-col gap-4">
        {items.map(({ question, answer }) => (
          <div key={question}>
            <dt className="font-semibold">{question}</dt>
            <dd className="mt-1 max-w-prose text-muted">{answer}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
