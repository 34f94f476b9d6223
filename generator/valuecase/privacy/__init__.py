"""What may be published: identifiers, small numbers, consent."""
