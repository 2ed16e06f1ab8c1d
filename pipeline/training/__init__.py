"""Training of the model of relations: needs scikit-learn (extra `dev`), is not used to read documents."""
