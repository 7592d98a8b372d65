"""What control and planning say beside answers: judgements, whose something is, wrong dates."""
